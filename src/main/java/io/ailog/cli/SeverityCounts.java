package io.ailog.cli;

import io.ailog.incident.Severity;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How many incidents there are of each severity, as a line says it: {@code 12 incidents (2 high, 10 low)}. */
final class SeverityCounts {
    private final Map<Severity, Long> counts = new EnumMap<>(Severity.class);

    void add(final Map<Severity, Long> more) {
        more.forEach((severity, count) -> counts.merge(severity, count, Long::sum));
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
