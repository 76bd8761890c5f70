package io.ailog.job;

import io.ailog.incident.IncidentStore;
import io.ailog.incident.Severity;
import io.ailog.incident.Verdict;
import io.ailog.window.WindowRange;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The incidents of a dry run: how many there are of each severity. */
class DryRunIncidents implements IncidentStore {
    private final Map<Severity, Long> counts = new EnumMap<>(Severity.class);

    @Override
    public synchronized void save(final List<? extends Verdict> verdicts) {
        verdicts.stream()
                .flatMap(verdict -> verdict.incidents().stream())
                .forEach(incident -> counts.merge(incident.severity(), 1L, Long::sum));
    }

    /** Of all that this run judged: a dry run has no other ranges to tell of. */
    @Override
    public synchronized Map<Severity, Long> bySeverity(
            final List<WindowRange> ranges, final Collection<String> namespaces) {
        return Map.copyOf(counts);
    }
}
