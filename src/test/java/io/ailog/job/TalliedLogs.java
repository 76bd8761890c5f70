package io.ailog.job;

import io.ailog.server.LogDocuments;
import io.ailog.server.TestElasticsearch;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Log documents for several indices, and a count of their errors by means of its own: arithmetic on seconds as the
 * documents are written, without the product's windows and without Elasticsearch.
 */
final class TalliedLogs {
    private static final long WINDOW_SECONDS = 15 * 60;

    private final Map<Cell, Long> tally = new TreeMap<>();
    private final Map<String, LogDocuments> pending = new TreeMap<>();

    /** Writes errors with one and the same time. */
    TalliedLogs errors(final String index, final Instant time, final String namespace, final int count) {
        for (int i = 0; i < count; i++) {
            documents(index).error(time, namespace);
        }
        return tallied(time, namespace, count);
    }

    TalliedLogs error(final String index, final Instant time, final String namespace) {
        return errors(index, time, namespace, 1);
    }

    /** Writes a document that is none of the errors that count. */
    TalliedLogs info(final String index, final Instant time, final String namespace) {
        documents(index).info(time, namespace);
        return this;
    }

    /** Writes an error as its own JSON has it. */
    TalliedLogs json(final String index, final Instant time, final String namespace, final String document) {
        documents(index).json(document);
        return tallied(time, namespace, 1);
    }

    /** Counts errors that another loads. */
    TalliedLogs tallied(final Instant time, final String namespace, final long count) {
        final long start = time.getEpochSecond() - Math.floorMod(time.getEpochSecond(), WINDOW_SECONDS);
        tally.merge(new Cell(start, namespace), count, Long::sum);
        return this;
    }

    /** Loads what was written since the last time. */
    void load() {
        pending.forEach(TestElasticsearch::load);
        pending.clear();
    }

    /** The errors by window and namespace, those without any left out. */
    Map<Cell, Long> tally() {
        return tally;
    }

    private LogDocuments documents(final String index) {
        return pending.computeIfAbsent(index, name -> new LogDocuments());
    }
}
