package io.ailog.cli;

import static java.util.stream.Collectors.groupingBy;

import io.ailog.threshold.Cap;
import io.ailog.threshold.DayThreshold;
import io.ailog.threshold.ThresholdSet;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Thresholds as tables of 80 columns. */
final class ThresholdTables {
    private static final int NAME = 22;

    private final Map<String, List<DayThreshold>> weeks;
    private final Map<String, Cap> caps;

    ThresholdTables(final ThresholdSet set) {
        weeks = set.thresholds().stream()
                .collect(groupingBy(DayThreshold::namespace, TreeMap::new, Collectors.toList()));
        caps = set.caps().stream().collect(Collectors.toMap(Cap::namespace, cap -> cap));
    }

    /** Namespace x Monday to Sunday, with the CAP and the samples. */
    List<String> matrix() {
        final List<String> lines = new ArrayList<>();
        final StringBuilder head = new StringBuilder(name("namespace"));
        for (final DayOfWeek day : DayOfWeek.values()) {
            head.append(right(day(day), 6));
        }
        lines.add(head + right("CAP", 8) + right("samples", 8));
        weeks.forEach((namespace, week) -> lines.add(row(namespace, week)));
        return lines;
    }

    List<String> caps() {
        final List<String> lines = new ArrayList<>();
        lines.add(name("namespace")
                + right("CAP", 10)
                + right("median", 10)
                + right("mean", 10)
                + right("min", 10)
                + right("max", 10));
        weeks.keySet().forEach(namespace -> {
            final Cap cap = caps.get(namespace);
            if (cap != null) {
                lines.add(name(namespace)
                        + decimals(cap.value())
                        + decimals(cap.median())
                        + decimals(cap.mean())
                        + decimals(cap.min())
                        + decimals(cap.max()));
            }
        });
        return lines;
    }

    List<String> details() {
        final List<String> lines = new ArrayList<>();
        lines.add(name("namespace")
                + right("day", 5)
                + right("value", 10)
                + right("median", 10)
                + right("mean", 10)
                + right("max", 10)
                + right("samples", 8));
        weeks.values()
                .forEach(week -> week.forEach(threshold -> lines.add(name(threshold.namespace())
                        + right(day(threshold.day()), 5)
                        + decimals(threshold.value())
                        + decimals(threshold.median())
                        + decimals(threshold.mean())
                        + decimals(threshold.max())
                        + right(Long.toString(threshold.samples()), 8))));
        return lines;
    }

    private String row(final String namespace, final List<DayThreshold> week) {
        final Map<DayOfWeek, DayThreshold> days =
                week.stream().collect(Collectors.toMap(DayThreshold::day, threshold -> threshold));
        final StringBuilder line = new StringBuilder(name(namespace));
        for (final DayOfWeek day : DayOfWeek.values()) {
            final DayThreshold threshold = days.get(day);
            line.append(right(threshold == null ? "-" : whole(threshold.value()), 6));
        }
        final Cap cap = caps.get(namespace);
        final long samples = week.stream().mapToLong(DayThreshold::samples).sum();
        return line
                + right(cap == null ? "-" : String.format(Locale.ROOT, "%.2f", cap.value()), 8)
                + right(Long.toString(samples), 8);
    }

    private static String day(final DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }

    private static String whole(final double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }

    private static String decimals(final double value) {
        return String.format(Locale.ROOT, "%10.2f", value);
    }

    private static String name(final String text) {
        final String cut = text.length() > NAME ? text.substring(0, NAME - 1) + "~" : text;
        return String.format(Locale.ROOT, "%-" + NAME + "s", cut);
    }

    private static String right(final String text, final int width) {
        return String.format(Locale.ROOT, "%" + width + "s", " " + text);
    }
}
