package io.ailog.threshold;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One computation of all thresholds.
 *
 * @param thresholds by namespace, then Monday to Sunday
 * @param caps by namespace
 * @param slots how many (slot, namespace) pairs have statistics
 * @param dataFrom date of the oldest window that was looked at, UTC, null when there was none
 * @param dataTo date of the newest
 */
public record ThresholdSet(
        List<DayThreshold> thresholds,
        List<Cap> caps,
        long slots,
        @Nullable LocalDate dataFrom,
        @Nullable LocalDate dataTo) {
    public ThresholdSet {
        thresholds = List.copyOf(thresholds);
        caps = List.copyOf(caps);
    }

    /** The number of dates from the first to the last, 0 when there is no data. */
    public long days() {
        return dataFrom == null || dataTo == null ? 0 : ChronoUnit.DAYS.between(dataFrom, dataTo) + 1;
    }

    public boolean isEmpty() {
        return thresholds.isEmpty();
    }
}
