package io.ailog.threshold;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An operator's change of one threshold for a time.
 *
 * @param factor multiplies the threshold; 1 changes nothing
 * @param floor errors per window below which the result is not let fall, null for none
 * @param ceiling errors per window above which the result is not let rise, null for none
 * @param from first date on which it holds, UTC
 * @param to first date on which it no longer holds, null for no end
 */
public record Adjustment(
        String namespace,
        DayOfWeek day,
        double factor,
        @Nullable Double floor,
        @Nullable Double ceiling,
        LocalDate from,
        @Nullable LocalDate to) {

    public boolean validOn(final LocalDate date) {
        return !date.isBefore(from) && (to == null || date.isBefore(to));
    }

    /** {@code threshold} times the factor, held between floor and ceiling; where they cross, the ceiling decides. */
    public double apply(final double threshold) {
        final double raised = floor == null ? threshold * factor : Math.max(threshold * factor, floor);
        return ceiling == null ? raised : Math.min(raised, ceiling);
    }
}
