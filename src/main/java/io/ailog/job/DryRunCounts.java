package io.ailog.job;

import io.ailog.detection.CollectedWindow;
import io.ailog.detection.FactSource;
import io.ailog.detection.FactStore;
import io.ailog.detection.NamespaceFacts;
import io.ailog.detection.WindowFacts;
import io.ailog.threshold.Baselines;
import io.ailog.window.CountSource;
import io.ailog.window.Coverage;
import io.ailog.window.Readings;
import io.ailog.window.Window;
import io.ailog.window.WindowCounts;
import io.ailog.window.WindowRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The counts of a dry run: a sum for each namespace, whatever the range. What detection wants to know is counted once
 * more, since it is kept nowhere.
 */
class DryRunCounts implements FactStore, FactSource, Coverage {
    private final Coverage ledger;
    private final CountSource source;
    private final Map<String, Long> documents = new TreeMap<>();

    DryRunCounts(final Coverage ledger, final CountSource source) {
        this.ledger = ledger;
        this.source = source;
    }

    @Override
    public void prepare(final WindowRange range) {
        // nothing is written, so no room is needed
    }

    @Override
    public synchronized void save(
            final List<CollectedWindow> windows, final Collection<String> namespaces, final long execution) {
        windows.forEach(window ->
                namespaces.forEach(name -> documents.merge(name, window.counts().of(name), Long::sum)));
    }

    @Override
    public List<WindowRange> pages(final WindowRange range, final int windows) {
        return range.days();
    }

    @Override
    public List<WindowFacts> facts(
            final WindowRange range, final Collection<String> namespaces, final Baselines baselines) {
        final List<WindowFacts> facts = new ArrayList<>();
        source.counts(range).forEachRemaining(counts -> facts.add(facts(counts, namespaces, baselines)));
        return facts;
    }

    private static WindowFacts facts(
            final WindowCounts counts, final Collection<String> namespaces, final Baselines baselines) {
        final Baselines.InWindow usual = baselines.in(counts.window());
        return WindowFacts.counted(
                counts.window(),
                namespaces.stream()
                        .map(name -> NamespaceFacts.counted(name, counts.of(name), usual.of(name)))
                        .toList());
    }

    @Override
    public Readings readings(final List<WindowRange> ranges, final Collection<String> namespaces) {
        return Readings.WHOLE;
    }

    /** Of all that this run counted: a dry run has no other ranges to tell of. */
    @Override
    public synchronized Map<String, Long> documents(
            final List<WindowRange> ranges, final Collection<String> namespaces) {
        return Map.copyOf(documents);
    }

    @Override
    public List<Window> missing(final WindowRange range, final Collection<String> namespaces) {
        return ledger.missing(range, namespaces);
    }

    @Override
    public List<Window> unread(final WindowRange range, final Collection<String> namespaces) {
        return ledger.unread(range, namespaces);
    }

    @Override
    public Optional<Window> lastBefore(final Instant before, final Collection<String> namespaces) {
        return ledger.lastBefore(before, namespaces);
    }

    @Override
    public Optional<Window> newestComplete(final WindowRange range, final Collection<String> namespaces) {
        return ledger.newestComplete(range, namespaces);
    }

    @Override
    public Optional<Window> firstFrom(final Instant from, final Collection<String> namespaces) {
        return ledger.firstFrom(from, namespaces);
    }
}
