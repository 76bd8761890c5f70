/**
 * What is told of a run.
 *
 * <p>In: figures of a run that has ended. Out: records that those who deliver them render; counts, and durations.
 */
@NullMarked
package io.ailog.report;

import org.jspecify.annotations.NullMarked;
