package io.ailog.report;

import io.ailog.window.Namespace;
import io.ailog.window.Slot;
import java.time.DayOfWeek;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A namespace over the range of a report.
 *
 * @param limits what its counts are compared with now
 */
public record ReportedNamespace(Namespace namespace, Counts counts, Limits limits) {
    /**
     * Thresholds in force.
     *
     * @param cap errors per window; empty where none was computed
     * @param thresholds effective threshold of Monday to Sunday, errors per window
     * @param samples windows that each day's percentile rests on
     */
    public record Limits(OptionalDouble cap, List<Double> thresholds, List<Long> samples) {
        private static final int DAYS = DayOfWeek.values().length;

        public Limits {
            thresholds = List.copyOf(thresholds);
            samples = List.copyOf(samples);
            if (thresholds.size() != DAYS || samples.size() != DAYS) {
                throw new IllegalArgumentException("`thresholds` and `samples` must have seven days, had "
                        + thresholds.size() + " and " + samples.size());
            }
        }

        public double threshold(final DayOfWeek day) {
            return thresholds.get(Slot.dayNumber(day));
        }
    }

    public String name() {
        return namespace.name();
    }

    public int priority() {
        return namespace.priority();
    }

    /** In the order of the alphabet. */
    public List<String> groups() {
        return namespace.groups().stream().sorted().toList();
    }

    /** {@code WARN} or {@code CRITICAL}. */
    public String alertRule() {
        return namespace.alertRule().name();
    }
}
