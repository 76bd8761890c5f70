package io.ailog.job;

import io.ailog.logs.LogDocument;
import io.ailog.logs.LogDocument.Origin;
import io.ailog.logs.LogDocument.Shape;
import io.ailog.server.LogDocuments;
import io.ailog.server.TestElasticsearch;
import java.time.Instant;
import java.util.Optional;

/** Errors that are written one by one, with all that rules look at. */
final class PlainLogs {
    private static final String INDEX = "logs-1";

    private LogDocuments pending = new LogDocuments();

    /** Empties the Elasticsearch of the tests. */
    static PlainLogs start() {
        TestElasticsearch.clear();
        TestElasticsearch.create(INDEX, TestElasticsearch.KEYWORDS);
        return new PlainLogs();
    }

    /** An error of the application {@code shop} in version 1.0.0, outside of any trace. */
    PlainLogs error(final Instant time, final String namespace, final String message) {
        return error(time, new Origin(namespace, "shop", "1.0.0"), "", message);
    }

    /** As many errors, one after the other, so many milliseconds apart. */
    PlainLogs errors(
            final Instant from, final int count, final long apart, final String namespace, final String message) {
        for (int i = 0; i < count; i++) {
            error(from.plusMillis(i * apart), namespace, message);
        }
        return this;
    }

    PlainLogs error(final Instant time, final Origin origin, final String trace, final String message) {
        pending.json(new LogDocument(
                        time,
                        "ERROR",
                        origin,
                        Optional.of(trace).filter(given -> !given.isEmpty()),
                        Optional.of(message),
                        Shape.NESTED)
                .json());
        return this;
    }

    /** Loads what was written since the last time. */
    void load() {
        TestElasticsearch.load(INDEX, pending);
        pending = new LogDocuments();
    }
}
