package io.ailog.report;

import io.ailog.incident.Severity;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** Confirmed incidents by severity, the worst first; each severity has a number, 0 for none. */
public record SeverityTotals(Map<Severity, Long> counts) {
    public SeverityTotals {
        final Map<Severity, Long> all = new EnumMap<>(Severity.class);
        for (final Severity severity : Severity.values()) {
            all.put(severity, counts.getOrDefault(severity, 0L));
        }
        counts = Collections.unmodifiableMap(all);
    }

    public long of(final Severity severity) {
        return counts.getOrDefault(severity, 0L);
    }

    /** Of all severities. */
    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
