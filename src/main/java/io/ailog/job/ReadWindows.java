package io.ailog.job;

import io.ailog.detection.CollectedWindow;
import io.ailog.detection.EventFacts;
import io.ailog.detection.EventTally;
import io.ailog.signature.EventBatch;
import io.ailog.signature.EventReading;
import io.ailog.signature.EventSource;
import io.ailog.window.CountSource;
import io.ailog.window.Namespaces;
import io.ailog.window.Window;
import io.ailog.window.WindowCounts;
import io.ailog.window.WindowRange;
import java.io.Closeable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Windows with their counts and with what their documents say, in the order of time. Both are asked for separately; where
 * they differ, mostly because documents arrive meanwhile, the window is counted and read again.
 */
final class ReadWindows implements Iterator<CollectedWindow>, Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(ReadWindows.class);
    private static final int TRIES = 3;

    private final CountSource counts;
    private final EventSource events;
    private final List<String> namespaces;
    private final Supplier<EventTally> tallies = EventTally.supplier(EventTally.Limits.DEFAULT);
    private final ReadBatches batches;
    private final EventReading<EventTally> reading;
    private final Deque<CollectedWindow> ready = new ArrayDeque<>();

    ReadWindows(
            final WindowRange range, final CountSource counts, final EventSource events, final Namespaces namespaces) {
        this.counts = counts;
        this.events = events;
        this.namespaces = namespaces.names();
        batches = new ReadBatches(counts.counts(range), this.namespaces);
        reading = events.read(batches, this.namespaces, tallies);
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && reading.hasNext()) {
            final EventTally tally = reading.next();
            final Map<Window, EventFacts> facts = byWindow(tally);
            batches.passed()
                    .forEach(window -> ready.add(
                            reconciled(window, facts.getOrDefault(window.window(), EventFacts.none(window.window())))));
        }
        return !ready.isEmpty();
    }

    @Override
    public CollectedWindow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.removeFirst();
    }

    @Override
    public void close() {
        reading.close();
    }

    private CollectedWindow reconciled(final WindowCounts counted, final EventFacts read) {
        WindowCounts expected = counted;
        EventFacts found = read;
        for (int attempt = 1; attempt < TRIES && !agree(expected, found); attempt++) {
            expected = counts.counts(WindowRange.of(counted.window())).next();
            found = readAgain(expected);
        }
        if (!agree(expected, found)) {
            LOG.warn("{}: {} were counted, but {} read", counted.window(), expected.counts(), found.namespaces());
        }
        return new CollectedWindow(expected, Optional.of(found));
    }

    private EventFacts readAgain(final WindowCounts expected) {
        final Window window = expected.window();
        final EventBatch batch = new EventBatch(WindowRange.of(window), ReadBatches.documents(expected, namespaces));
        try (EventReading<EventTally> again = events.read(List.of(batch).iterator(), namespaces, tallies)) {
            return byWindow(again.next()).getOrDefault(window, EventFacts.none(window));
        }
    }

    private boolean agree(final WindowCounts expected, final EventFacts found) {
        return namespaces.stream().allMatch(namespace -> expected.of(namespace) == found.read(namespace));
    }

    private static Map<Window, EventFacts> byWindow(final EventTally tally) {
        return tally.facts().stream().collect(Collectors.toMap(EventFacts::window, Function.identity()));
    }
}
