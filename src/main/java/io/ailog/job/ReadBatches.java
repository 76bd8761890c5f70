package io.ailog.job;

import io.ailog.signature.EventBatch;
import io.ailog.window.WindowCounts;
import io.ailog.window.WindowRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Counted windows in groups whose documents are read together: as many as fill about one page, or one window that fills
 * several. The groups that were handed out are remembered until they come back.
 */
final class ReadBatches implements Iterator<EventBatch> {
    private static final long DOCUMENTS = 10_000;

    private final Iterator<WindowCounts> counted;
    private final Collection<String> namespaces;
    private final Queue<List<WindowCounts>> handedOut = new ConcurrentLinkedQueue<>();
    private @Nullable WindowCounts pending;

    ReadBatches(final Iterator<WindowCounts> counted, final Collection<String> namespaces) {
        this.counted = counted;
        this.namespaces = namespaces;
    }

    @Override
    public synchronized boolean hasNext() {
        return pending != null || counted.hasNext();
    }

    @Override
    public synchronized EventBatch next() {
        final List<WindowCounts> group = new ArrayList<>();
        long documents = 0;
        for (WindowCounts window = take(); window != null; window = take()) {
            final long own = documents(window, namespaces);
            if (!group.isEmpty() && documents + own > DOCUMENTS) {
                pending = window;
                break;
            }
            group.add(window);
            documents += own;
        }
        if (group.isEmpty()) {
            throw new NoSuchElementException();
        }
        handedOut.add(group);
        return new EventBatch(
                new WindowRange(
                        group.get(0).window().start(),
                        group.get(group.size() - 1).window().end()),
                documents);
    }

    /** The windows of the group that was handed out first. */
    List<WindowCounts> passed() {
        return handedOut.remove();
    }

    /** Documents of a window in {@code namespaces}. */
    static long documents(final WindowCounts window, final Collection<String> namespaces) {
        return namespaces.stream().mapToLong(window::of).sum();
    }

    private @Nullable WindowCounts take() {
        final WindowCounts waiting = pending;
        pending = null;
        if (waiting != null) {
            return waiting;
        }
        return counted.hasNext() ? counted.next() : null;
    }
}
