package io.ailog.logs;

import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.net.URI;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/**
 * A loader of generated logs into daily indices of an Elasticsearch. It holds one request per thread in memory, whatever
 * the range; loading a window twice doubles nothing.
 */
public final class LogLoader {
    private static final int THREADS = 2;
    private static final int DOCUMENTS_PER_REQUEST = 5_000;

    private final LogStore store;
    private final LogGenerator generator;

    public LogLoader(final URI elasticsearch, final LogGenerator generator) {
        this.store = new LogStore(elasticsearch);
        this.generator = generator;
    }

    /** Generates and loads a range, makes it searchable and returns the number of documents. */
    public long load(final WindowRange range) {
        return load(range, documents -> {});
    }

    /**
     * The same, telling after each request how many documents have been loaded so far.
     *
     * @param progress called by several threads
     */
    public long load(final WindowRange range, final LongConsumer progress) {
        store.send("PUT", "/_index_template/logs-demo", LogIndex.template());
        final AtomicLong loaded = new AtomicLong();
        final Iterator<Window> windows = range.windows().iterator();
        final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CompletableFuture.allOf(IntStream.range(0, THREADS)
                            .mapToObj(i -> CompletableFuture.runAsync(() -> load(windows, loaded, progress), threads))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            threads.shutdownNow();
        }
        store.send("POST", "/" + LogIndex.PATTERN + "/_refresh", "");
        return loaded.get();
    }

    private void load(final Iterator<Window> windows, final AtomicLong loaded, final LongConsumer progress) {
        final BulkBody body = new BulkBody();
        for (Optional<Window> next = next(windows); next.isPresent(); next = next(windows)) {
            final Window window = next.get();
            for (final String namespace : LogGenerator.namespaces()) {
                body.add(namespace, window, generator.documents(namespace, window));
            }
            if (body.size() >= DOCUMENTS_PER_REQUEST) {
                progress.accept(send(body, loaded));
            }
        }
        progress.accept(send(body, loaded));
    }

    private long send(final BulkBody body, final AtomicLong loaded) {
        if (body.size() > 0) {
            store.bulk(body.lines());
        }
        final long total = loaded.addAndGet(body.size());
        body.clear();
        return total;
    }

    private static Optional<Window> next(final Iterator<Window> windows) {
        synchronized (windows) {
            return windows.hasNext() ? Optional.of(windows.next()) : Optional.empty();
        }
    }
}
