/**
 * What is told of runs, of ranges and of incidents: figures, reports, announcements.
 *
 * <p>In: figures of a run that has ended; the rows of a range; incidents, and what was said of them. Out: records that those
 * who deliver them render; counts a window of 15 minutes, times in UTC, durations, scores of 0 to 100, words.
 */
@NullMarked
package io.ailog.report;

import org.jspecify.annotations.NullMarked;
