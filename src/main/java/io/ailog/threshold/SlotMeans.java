package io.ailog.threshold;

import io.ailog.window.Slot;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** Mean errors per window of each slot of the week and namespace: 672 numbers a namespace. Immutable. */
public final class SlotMeans {
    private static final int SLOTS = 7 * 24 * 4;

    private final Map<String, double[]> means;

    private SlotMeans(final Map<String, double[]> means) {
        this.means = means;
    }

    /** The mean of {@code slot}, empty when the slot was never seen. */
    public OptionalDouble of(final String namespace, final Slot slot) {
        final double[] week = means.get(namespace);
        return week == null || Double.isNaN(week[index(slot)])
                ? OptionalDouble.empty()
                : OptionalDouble.of(week[index(slot)]);
    }

    public static Builder builder() {
        return new Builder();
    }

    private static int index(final Slot slot) {
        return (slot.dayNumber() * 24 + slot.hour()) * 4 + slot.quarter();
    }

    /** Slot means in the making. */
    public static final class Builder {
        private final Map<String, double[]> means = new HashMap<>();

        private Builder() {}

        public Builder add(final String namespace, final Slot slot, final double mean) {
            means.computeIfAbsent(namespace, name -> {
                final double[] week = new double[SLOTS];
                Arrays.fill(week, Double.NaN);
                return week;
            })[index(slot)] = mean;
            return this;
        }

        public SlotMeans build() {
            return new SlotMeans(Map.copyOf(means));
        }
    }
}
