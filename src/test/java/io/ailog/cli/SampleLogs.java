package io.ailog.cli;

import io.ailog.server.LogDocuments;
import io.ailog.server.TestElasticsearch;
import io.ailog.window.WindowRange;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** Errors of three namespaces, more than 100 in a window now and then. */
final class SampleLogs {
    static final List<String> NAMESPACES = List.of("pca-dev-01-app", "pca-sit-01-app", "pcb-uat-01-app");

    private SampleLogs() {}

    /** Empties the Elasticsearch of the tests and loads the days from {@code from} up to {@code to}. */
    static void load(final String from, final String to) {
        TestElasticsearch.clear();
        TestElasticsearch.create("logs-1", TestElasticsearch.KEYWORDS);
        TestElasticsearch.load("logs-1", documents(from, to));
    }

    static LogDocuments documents(final String from, final String to) {
        final LogDocuments documents = new LogDocuments();
        final SplittableRandom random = new SplittableRandom(11);
        new WindowRange(Instant.parse(from + "T00:00:00Z"), Instant.parse(to + "T00:00:00Z"))
                .windows()
                .forEach(window -> NAMESPACES.forEach(namespace -> {
                    final int errors = random.nextInt(60) == 0 ? 130 : random.nextInt(4);
                    for (int i = 0; i < errors; i++) {
                        documents.error(window.start().plusMillis(i * 6_007L % 900_000), namespace);
                    }
                }));
        return documents;
    }
}
