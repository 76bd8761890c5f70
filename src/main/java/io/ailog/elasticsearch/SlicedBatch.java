package io.ailog.elasticsearch;

import io.ailog.signature.EventBatch;
import io.ailog.signature.EventSink;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A batch of many documents, which is read in slices at the same time. They are cut by time and not by the server, whose
 * slices are made of neighbouring documents: those of one window would all be in the same.
 */
final class SlicedBatch {
    /** Each slice takes every n-th of so many parts of time, so that a burst of errors is shared. */
    private static final int PARTS_PER_SLICE = 8;

    private final List<Span> parts;
    private final List<OpenSearch> open;
    private final List<PageReader> readers;
    private final AtomicBoolean failed = new AtomicBoolean();

    /** @param readers one for each slice */
    SlicedBatch(final EventBatch batch, final List<OpenSearch> open, final List<PageReader> readers) {
        this.parts = Span.of(batch).cut(readers.size() * PARTS_PER_SLICE);
        this.open = open;
        this.readers = readers;
    }

    <T extends EventSink<T>> T read(final Supplier<T> sinks, final ExecutorService threads) {
        final List<T> slices = new ArrayList<>();
        final List<Future<?>> tasks = new ArrayList<>();
        for (int i = 0; i < readers.size(); i++) {
            final int slice = i;
            final T sink = sinks.get();
            slices.add(sink);
            tasks.add(threads.submit(() -> read(slice, sink)));
        }
        await(tasks);
        final T all = slices.get(0);
        slices.stream().skip(1).forEach(all::merge);
        return all;
    }

    private void read(final int slice, final EventSink<?> sink) {
        boolean done = false;
        try {
            for (int part = slice; part < parts.size() && !failed.get(); part += readers.size()) {
                final @Nullable Step next = part + readers.size() < parts.size()
                        ? steps(part + readers.size()).get(0)
                        : null;
                readers.get(slice).read(steps(part), sink, () -> next);
            }
            done = true;
        } finally {
            if (!done) {
                failed.set(true);
            }
        }
    }

    private List<Step> steps(final int part) {
        return open.stream().map(search -> new Step(search, parts.get(part))).toList();
    }

    /** Waits for all of them also when one has failed, since the others use what is closed then. */
    private static void await(final List<Future<?>> tasks) {
        @Nullable RuntimeException failure = null;
        for (final Future<?> task : tasks) {
            try {
                Awaited.of(task);
            } catch (final RuntimeException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
