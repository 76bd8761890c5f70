package io.ailog.benchmark;

import io.ailog.server.ElasticsearchHttp;
import io.ailog.window.WindowRange;
import java.util.regex.Pattern;

/** The aggregation that counts errors, asked for by hand a day at a time: the least that collecting has to do. */
record BareCounts(ElasticsearchHttp http, String index, WindowRange range) {
    private static final int PAGE = 10_000;
    private static final Pattern DOCUMENTS = Pattern.compile("\"doc_count\":(\\d+)");

    /** Asks for all pages, which are one a day, and drops the answers. */
    void ask() {
        for (final WindowRange day : range.days()) {
            page(day);
        }
    }

    /** The documents that the answers of {@link #ask} counted. */
    long documents() {
        return range.days().stream()
                .flatMap(day -> DOCUMENTS.matcher(page(day)).results())
                .mapToLong(count -> Long.parseLong(count.group(1)))
                .sum();
    }

    private String page(final WindowRange day) {
        return http.expect("POST", "/" + index + "/_search", request(day));
    }

    private static String request(final WindowRange day) {
        return """
                {"size":0,"track_total_hits":false,
                 "query":{"bool":{"filter":[
                   {"range":{"@timestamp":{"gte":%d,"lt":%d,"format":"epoch_millis"}}},
                   {"term":{"level":{"value":"ERROR"}}}]}},
                 "aggregations":{"counts":{"composite":{"size":%d,"sources":[
                   {"window":{"date_histogram":{"field":"@timestamp","fixed_interval":"15m","time_zone":"UTC"}}},
                   {"namespace":{"terms":{"field":"kubernetes.namespace","missing_bucket":true}}}]}}}}""".formatted(day.from().toEpochMilli(), day.to().toEpochMilli(), PAGE);
    }
}
