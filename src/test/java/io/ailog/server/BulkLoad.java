package io.ailog.server;

import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Loading of documents as fast as the server takes them: raw {@code _bulk} requests from two threads.
 *
 * @param documents JSON objects, each on one line, pulled as they are needed
 */
public record BulkLoad(ElasticsearchHttp http, String index, Iterator<String> documents) {
    private static final int BATCH = 5_000;
    private static final String NO_ERRORS = "\"errors\":false";

    public static void run(final ElasticsearchHttp http, final String index, final Stream<String> documents) {
        final BulkLoad load = new BulkLoad(http, index, documents.iterator());
        CompletableFuture.allOf(CompletableFuture.runAsync(load::drain), CompletableFuture.runAsync(load::drain))
                .join();
        http.expect("POST", "/" + index + "/_refresh", "");
    }

    private void drain() {
        for (String batch = next(); !batch.isEmpty(); batch = next()) {
            final String answer = http.expect("POST", "/" + index + "/_bulk", batch);
            if (!answer.contains(NO_ERRORS)) {
                throw new IllegalStateException(
                        "Some documents were refused: " + answer.substring(0, Math.min(1_000, answer.length())));
            }
        }
    }

    private String next() {
        final StringBuilder batch = new StringBuilder();
        synchronized (documents) {
            for (int i = 0; i < BATCH && documents.hasNext(); i++) {
                batch.append("{\"create\":{}}\n").append(documents.next()).append('\n');
            }
        }
        return batch.toString();
    }
}
