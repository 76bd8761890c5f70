package io.ailog.cli;

import io.ailog.incident.Severity;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How many incidents there are of each severity, as a line says it: {@code 12 incidents (2 high, 10 low)}. */
record SeverityCounts(Map<Severity, Long> counts) {
    SeverityCounts {
        counts = new TreeMap<>(counts);
    }

    @Override
    public String toString() {
        final long all = counts.values().stream().mapToLong(Long::longValue).sum();
        if (all == 0) {
            return "no incidents";
        }
        final String parts = counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().label())
                .collect(Collectors.joining(", "));
        return all + (all == 1 ? " incident (" : " incidents (") + parts + ")";
    }
}
