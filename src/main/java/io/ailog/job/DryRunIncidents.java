package io.ailog.job;

import io.ailog.incident.Incident;
import io.ailog.incident.IncidentStore;
import io.ailog.incident.Severity;
import io.ailog.incident.Verdict;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The incidents of a dry run: how many of each severity a window has. */
class DryRunIncidents implements IncidentStore {
    private final TreeMap<Window, List<Severity>> windows = new TreeMap<>();

    @Override
    public synchronized void save(final List<? extends Verdict> verdicts) {
        verdicts.forEach(verdict -> windows.put(
                verdict.facts().window(),
                verdict.incidents().stream().map(Incident::severity).toList()));
    }

    @Override
    public synchronized Map<Severity, Long> bySeverity(final WindowRange range, final Collection<String> namespaces) {
        return windows.subMap(new Window(range.from()), new Window(range.to())).values().stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(severity -> severity, Collectors.counting()));
    }
}
