package io.ailog.elasticsearch;

import io.ailog.signature.EventBatch;
import io.ailog.signature.EventReading;
import io.ailog.signature.EventSink;
import io.ailog.window.Failure;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The reading of one batch after the other, each from its beginning once more when its point in time was lost. */
final class BatchReading<T extends EventSink<T>> implements EventReading<T> {
    private static final Logger LOG = LoggerFactory.getLogger(BatchReading.class);

    private final ElasticsearchConnection connection;
    private final OpenSearches searches;
    private final Lookahead batches;
    private final Supplier<T> sinks;
    private final ExecutorService threads;
    private final List<PageReader> readers;

    BatchReading(
            final ElasticsearchConnection connection,
            final OpenSearches searches,
            final Iterator<EventBatch> batches,
            final Supplier<T> sinks,
            final ExecutorService threads) {
        this.connection = connection;
        this.searches = searches;
        this.batches = new Lookahead(batches);
        this.sinks = sinks;
        this.threads = threads;
        this.readers = IntStream.range(0, connection.settings().events().slices())
                .mapToObj(i -> new PageReader(connection, threads))
                .toList();
    }

    @Override
    public boolean hasNext() {
        final boolean more = batches.hasNext();
        if (!more) {
            close();
        }
        return more;
    }

    @Override
    public T next() {
        final EventBatch batch = batches.next();
        final LostPointInTime losses = new LostPointInTime(connection.settings());
        while (true) {
            final List<OpenSearch> open = batch.expected() > 0 ? searches.all() : List.of();
            try {
                return open.isEmpty() ? sinks.get() : read(batch, open);
            } catch (final Failure failure) {
                losses.add(failure);
                LOG.warn("Reading {} again from its beginning: {}", batch.range(), failure.getMessage());
                searches.reopen();
            }
        }
    }

    private T read(final EventBatch batch, final List<OpenSearch> open) {
        if (isSliced(batch)) {
            return new SlicedBatch(batch, open, readers).read(sinks, threads);
        }
        final T sink = sinks.get();
        readers.get(0).read(steps(batch, open), sink, () -> following(open));
        return sink;
    }

    private @Nullable Step following(final List<OpenSearch> open) {
        final @Nullable EventBatch next = batches.peekDocuments();
        return next == null || isSliced(next) ? null : steps(next, open).get(0);
    }

    private static List<Step> steps(final EventBatch batch, final List<OpenSearch> open) {
        final Span span = Span.of(batch);
        return open.stream().map(search -> new Step(search, span)).toList();
    }

    private boolean isSliced(final EventBatch batch) {
        return readers.size() > 1
                && batch.expected() >= connection.settings().events().sliceFrom();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        searches.close();
    }
}
