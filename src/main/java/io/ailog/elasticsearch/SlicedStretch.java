package io.ailog.elasticsearch;

import io.ailog.signature.EventSink;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Many documents, which are read in slices at the same time. They are cut by time and not by the server, whose slices are
 * made of neighbouring documents: those of one window could all be in the same.
 */
final class SlicedStretch {
    private final Stretch stretch;
    private final List<OpenSearch> open;
    private final List<PageReader> readers;

    /** @param readers one for each slice */
    SlicedStretch(final Stretch stretch, final List<OpenSearch> open, final List<PageReader> readers) {
        this.stretch = stretch;
        this.open = open;
        this.readers = readers;
    }

    <T extends EventSink<T>> StretchSinks<T> read(final Supplier<T> sinks, final ExecutorService threads) {
        final List<Span> spans = stretch.span().cut(readers.size());
        final List<StretchSinks<T>> slices = new ArrayList<>();
        final List<Future<?>> tasks = new ArrayList<>();
        for (int i = 0; i < readers.size(); i++) {
            final PageReader reader = readers.get(i);
            final Span span = spans.get(i);
            final StretchSinks<T> slice = new StretchSinks<>(stretch, sinks);
            slices.add(slice);
            tasks.add(threads.submit(() -> reader.read(Step.all(open, span), slice, () -> null)));
        }
        await(tasks);
        slices.stream().skip(1).forEach(slices.get(0)::merge);
        return slices.get(0);
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
