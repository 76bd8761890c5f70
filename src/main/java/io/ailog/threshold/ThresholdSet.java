package io.ailog.threshold;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One computation of all thresholds.
 *
 * @param thresholds by namespace, then Monday to Sunday
 * @param caps by namespace
 * @param slots how many (slot, namespace) pairs have statistics
 * @param dataFrom start of the oldest window that was looked at, null when there was none
 * @param dataTo end of the newest
 */
public record ThresholdSet(
        List<DayThreshold> thresholds,
        List<Cap> caps,
        long slots,
        @Nullable Instant dataFrom,
        @Nullable Instant dataTo) {
    public ThresholdSet {
        thresholds = List.copyOf(thresholds);
        caps = List.copyOf(caps);
    }

    public boolean isEmpty() {
        return thresholds.isEmpty();
    }
}
