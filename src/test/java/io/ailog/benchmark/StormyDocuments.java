package io.ailog.benchmark;

import io.ailog.server.BulkLoad;
import io.ailog.server.ElasticsearchHttp;
import io.ailog.server.TestElasticsearch;
import io.ailog.signature.ErrorEvent;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The events of {@link StormyWindow} as documents. */
record StormyDocuments(long documents) {
    private static final int TRACES = 200_000;
    private static final int NAMESPACES = 12;

    /** The namespaces in which it storms, as the product is told of them. */
    static String namespaces() {
        return IntStream.range(0, NAMESPACES)
                .mapToObj(i -> "  namespace-" + i + ": { priority: 50, groups: [], alert_rule: WARN }\n")
                .collect(Collectors.joining("", "namespaces:\n", ""));
    }

    void load(final ElasticsearchHttp http, final String index) {
        http.expect("PUT", "/" + index, TestElasticsearch.KEYWORDS);
        BulkLoad.run(
                http,
                index,
                Stream.generate(new StormyWindow(1, TRACES)).limit(documents).map(StormyDocuments::json));
        http.expect("POST", "/" + index + "/_refresh", "");
    }

    private static String json(final ErrorEvent event) {
        return """
                {"@timestamp":"%s","level":"ERROR","kubernetes":{"namespace":"%s"},"application":{"name":"%s","version":"%s"},"message":"%s","traceId":"%s"}""".formatted(
                        event.time().truncatedTo(ChronoUnit.MILLIS),
                        event.namespace(),
                        event.application(),
                        event.version(),
                        event.message(),
                        event.trace());
    }
}
