package io.ailog.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A report in a few numbers and sentences.
 *
 * @param errors of all namespaces and windows of the range
 * @param incidents those that are confirmed
 * @param leftOut incidents that the report counts but doesn't list, the least important ones
 * @param ongoing episodes that reach the newest collected window
 * @param sentences what is wrong now and what was worst; plain text, in which log messages have no part
 */
public record Summary(
        long errors, Extent extent, SeverityTotals incidents, long leftOut, long ongoing, List<String> sentences) {
    public Summary {
        sentences = List.copyOf(sentences);
    }

    /**
     * How much of the range is known.
     *
     * @param windows of the range
     * @param collected those that are complete for all namespaces
     * @param counted those that were but counted for some namespace, as {@code init} does
     * @param newest start of the newest window that was collected, in the range or after it; empty when none ever was
     */
    public record Extent(long windows, long collected, long counted, Optional<Instant> newest) {
        public Extent {
            if (collected < 0 || collected > windows) {
                throw new IllegalArgumentException(
                        "`collected` must be 0 to " + windows + ", the windows of the range, was " + collected);
            }
        }
    }
}
