package io.ailog.elasticsearch;

import io.ailog.signature.EventBatch;
import io.ailog.signature.EventReading;
import io.ailog.signature.EventSink;
import io.ailog.window.Failure;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The reading of batches, some of them together, from their beginning once more when their point in time was lost. */
final class BatchReading<T extends EventSink<T>> implements EventReading<T> {
    private static final Logger LOG = LoggerFactory.getLogger(BatchReading.class);

    private final ElasticsearchConnection connection;
    private final OpenSearches searches;
    private final Stretches stretches;
    private final Supplier<T> sinks;
    private final ExecutorService threads;
    private final List<PageReader> readers;
    private final Deque<T> read = new ArrayDeque<>();

    BatchReading(
            final ElasticsearchConnection connection,
            final OpenSearches searches,
            final Iterator<EventBatch> batches,
            final Supplier<T> sinks,
            final ExecutorService threads) {
        final Events settings = connection.settings().events();
        this.connection = connection;
        this.searches = searches;
        this.stretches = new Stretches(batches, settings.sliceFrom());
        this.sinks = sinks;
        this.threads = threads;
        this.readers = IntStream.range(0, settings.slices())
                .mapToObj(i -> new PageReader(connection, threads))
                .toList();
    }

    @Override
    public boolean hasNext() {
        final boolean more = !read.isEmpty() || stretches.hasNext();
        if (!more) {
            close();
        }
        return more;
    }

    @Override
    public T next() {
        if (read.isEmpty()) {
            read.addAll(read(stretches.next()));
        }
        return read.remove();
    }

    private List<T> read(final Stretch stretch) {
        final LostPointInTime losses = new LostPointInTime(connection.settings());
        while (true) {
            final List<OpenSearch> open = stretch.expected() > 0 ? searches.all() : List.of();
            try {
                return (open.isEmpty() ? new StretchSinks<>(stretch, sinks) : read(stretch, open)).all();
            } catch (final Failure failure) {
                losses.add(failure);
                LOG.warn("Reading {} again from its beginning: {}", stretch, failure.getMessage());
                searches.reopen();
            }
        }
    }

    private StretchSinks<T> read(final Stretch stretch, final List<OpenSearch> open) {
        if (isSliced(stretch)) {
            return new SlicedStretch(stretch, open, readers).read(sinks, threads);
        }
        final StretchSinks<T> all = new StretchSinks<>(stretch, sinks);
        readers.get(0).read(Step.all(open, stretch.span()), all, () -> following(open));
        return all;
    }

    private @Nullable Step following(final List<OpenSearch> open) {
        final @Nullable Stretch next = stretches.peek();
        return next == null || next.expected() <= 0 || isSliced(next)
                ? null
                : Step.all(open, next.span()).get(0);
    }

    private boolean isSliced(final Stretch stretch) {
        return readers.size() > 1
                && stretch.expected() >= connection.settings().events().sliceFrom();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        searches.close();
    }
}
