package io.ailog.demo;

import io.ailog.window.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The comparison of the counts in the database with those of the generator, pair by pair. */
final class CountCheck {
    private static final int SHOWN = 5;

    private CountCheck() {}

    /**
     * Compares.
     *
     * @return the number of pairs of window and namespace with errors
     * @throws DemoFailed when any count differs, with the first differences
     */
    static long compare(
            final Map<String, SortedMap<Window, Long>> expected, final Map<String, SortedMap<Window, Long>> actual) {
        final List<String> differences = new ArrayList<>();
        final TreeSet<String> namespaces = new TreeSet<>(expected.keySet());
        namespaces.addAll(actual.keySet());
        for (final String namespace : namespaces) {
            compare(
                    namespace,
                    expected.getOrDefault(namespace, new TreeMap<>()),
                    actual.getOrDefault(namespace, new TreeMap<>()),
                    differences);
        }
        if (!differences.isEmpty()) {
            throw new DemoFailed(
                    DemoFailed.FAILED,
                    "peak_raw_data differs from what was generated in " + differences.size() + " places, first:\n  "
                            + String.join("\n  ", differences.subList(0, Math.min(SHOWN, differences.size()))));
        }
        return expected.values().stream().mapToLong(Map::size).sum();
    }

    private static void compare(
            final String namespace,
            final SortedMap<Window, Long> expected,
            final SortedMap<Window, Long> actual,
            final List<String> differences) {
        final TreeSet<Window> windows = new TreeSet<>(expected.keySet());
        windows.addAll(actual.keySet());
        for (final Window window : windows) {
            final long wanted = expected.getOrDefault(window, 0L);
            final long counted = actual.getOrDefault(window, 0L);
            if (wanted != counted) {
                differences.add(window + " " + namespace + ": generated " + wanted + ", counted " + counted);
            }
        }
    }
}
