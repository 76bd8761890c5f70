package io.ailog.threshold;

import java.util.OptionalDouble;

/**
 * What is usual for one namespace in one window.
 *
 * @param slotMean mean errors per window of the same slot in other weeks, empty when the slot was never seen
 * @param cap the namespace's ceiling in errors per window, empty when none was computed
 */
public record Baseline(EffectiveThreshold threshold, OptionalDouble slotMean, OptionalDouble cap) {
    /** How many times the slot's mean {@code count} is, empty without a mean above zero. */
    public OptionalDouble ratio(final long count) {
        return slotMean.isPresent() && slotMean.getAsDouble() > 0
                ? OptionalDouble.of(count / slotMean.getAsDouble())
                : OptionalDouble.empty();
    }

    /** What the count would have been on a usual day: the slot's mean, else the threshold. */
    public double usual() {
        return slotMean.orElse(threshold.value());
    }
}
