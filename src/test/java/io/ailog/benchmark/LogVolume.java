package io.ailog.benchmark;

import io.ailog.server.BulkLoad;
import io.ailog.server.ElasticsearchHttp;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * ERROR documents spread unevenly over a range and namespaces, as small as documents can be.
 *
 * @param documents about how many in all
 */
record LogVolume(WindowRange range, List<String> namespaces, long documents) {
    private static final long WINDOW_MILLIS = Window.LENGTH.toMillis();

    /** The request cache is off: it would answer the second of two equal requests without counting. */
    private static final String INDEX = """
            {"settings":{"number_of_shards":1,"number_of_replicas":0,"refresh_interval":-1,
              "index.requests.cache.enable":false,"index.translog.durability":"async"},
             "mappings":{"properties":{"@timestamp":{"type":"date"},"level":{"type":"keyword"},
              "kubernetes":{"properties":{"namespace":{"type":"keyword"}}}}}}""";

    void load(final ElasticsearchHttp http, final String index) {
        http.expect("PUT", "/" + index, INDEX);
        BulkLoad.run(http, index, lines());
        http.expect("POST", "/" + index + "/_flush", "");
    }

    private Stream<String> lines() {
        final SplittableRandom random = new SplittableRandom(12);
        final double mean = (double) documents / (range.size() * namespaces.size());
        return range.windows().flatMap(window -> namespaces.stream()
                .flatMap(namespace -> burst(window, namespace, count(random, mean), random)));
    }

    /** Mostly around the mean, one in sixteen windows three times as many: exponential counts would be no worse. */
    private static long count(final SplittableRandom random, final double mean) {
        final double share = random.nextInt(16) == 0 ? 2 + random.nextDouble(2) : random.nextDouble(1.75);
        return Math.round(mean * share);
    }

    private static Stream<String> burst(
            final Window window, final String namespace, final long count, final SplittableRandom random) {
        final long start = window.start().toEpochMilli();
        return Stream.generate(() -> "{\"@timestamp\":" + (start + random.nextLong(WINDOW_MILLIS))
                        + ",\"level\":\"ERROR\",\"kubernetes\":{\"namespace\":\"" + namespace + "\"}}")
                .limit(count);
    }
}
