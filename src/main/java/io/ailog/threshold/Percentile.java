package io.ailog.threshold;

import java.math.BigDecimal;

/**
 * A percentile's level as a share.
 *
 * @param level above 0 and below 1; P93 is 0.93
 */
public record Percentile(double level) {
    /** Of the column that says which level thresholds were computed at. */
    private static final int DECIMALS = 4;

    public Percentile {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException(
                    "`percentile` must be between 0 and 1, was " + level + ". Write P93 as 0.93.");
        }
        if (BigDecimal.valueOf(level).scale() > DECIMALS) {
            throw new IllegalArgumentException(
                    "`percentile` must have at most " + DECIMALS + " decimals, was " + level + ".");
        }
    }

    /** As people say it: {@code P93}, {@code P99.5}. */
    @Override
    public String toString() {
        final double hundredths = Math.round(level * 1_000_000) / 10_000.0;
        return hundredths == Math.rint(hundredths) ? "P" + (long) hundredths : "P" + hundredths;
    }
}
