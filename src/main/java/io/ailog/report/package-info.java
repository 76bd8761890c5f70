/**
 * What is told of a run, and of a range: reports.
 *
 * <p>In: figures of a run that has ended; the rows of a range. Out: records that those who deliver them render; counts a
 * window of 15 minutes, times in UTC, durations, scores of 0 to 100.
 */
@NullMarked
package io.ailog.report;

import org.jspecify.annotations.NullMarked;
