package io.ailog.job;

import io.ailog.detection.FactSource;
import io.ailog.detection.NamespaceFacts;
import io.ailog.detection.WindowFacts;
import io.ailog.threshold.Baselines;
import io.ailog.window.CountStore;
import io.ailog.window.Coverage;
import io.ailog.window.Window;
import io.ailog.window.WindowCounts;
import io.ailog.window.WindowRange;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The counts of a dry run, kept in memory: a number a window and namespace. */
class DryRunCounts implements CountStore, FactSource, Coverage {
    private final Coverage ledger;
    private final TreeMap<Window, WindowCounts> windows = new TreeMap<>();

    DryRunCounts(final Coverage ledger) {
        this.ledger = ledger;
    }

    @Override
    public synchronized void save(
            final List<? extends WindowCounts> counted, final Collection<String> namespaces, final long execution) {
        counted.forEach(window -> windows.put(window.window(), window));
    }

    @Override
    public synchronized List<WindowFacts> facts(
            final WindowRange range, final Collection<String> namespaces, final Baselines baselines) {
        return windows.subMap(new Window(range.from()), new Window(range.to())).values().stream()
                .map(window -> new WindowFacts(
                        window.window(),
                        namespaces.stream()
                                .map(name ->
                                        new NamespaceFacts(name, window.of(name), baselines.of(name, window.window())))
                                .toList()))
                .toList();
    }

    @Override
    public synchronized Map<String, Long> documents(final WindowRange range, final Collection<String> namespaces) {
        final Map<String, Long> documents = new TreeMap<>();
        windows.subMap(new Window(range.from()), new Window(range.to()))
                .values()
                .forEach(window -> namespaces.forEach(name -> documents.merge(name, window.of(name), Long::sum)));
        return documents;
    }

    @Override
    public List<Window> missing(final WindowRange range, final Collection<String> namespaces) {
        return ledger.missing(range, namespaces);
    }

    @Override
    public Optional<Window> lastBefore(final Instant before, final Collection<String> namespaces) {
        return ledger.lastBefore(before, namespaces);
    }

    @Override
    public Optional<Window> firstFrom(final Instant from, final Collection<String> namespaces) {
        return ledger.firstFrom(from, namespaces);
    }
}
