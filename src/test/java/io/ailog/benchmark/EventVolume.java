package io.ailog.benchmark;

import io.ailog.server.BulkLoad;
import io.ailog.server.ElasticsearchHttp;
import io.ailog.server.TestElasticsearch;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * ERROR documents of some 300 bytes, as many in each window, in the order of time as logs come.
 *
 * @param perWindow documents of each window
 */
record EventVolume(WindowRange range, List<String> namespaces, long perWindow) {
    private static final long WINDOW_MILLIS = Window.LENGTH.toMillis();
    /** Each in one namespace. */
    private static final int SERVICES = 60;

    private static final List<String> MESSAGES = List.of(
            "Order %d of customer %d could not be saved: connection to database orders-%d timed out after 30000 ms",
            "java.lang.IllegalStateException: no price for article %d in list %d\\n\\tat com.shop.Prices.find(Prices.java:%d)",
            "GET /api/v1/carts/%d/items/%d answered 503 Service Unavailable after %d ms",
            "Failed to publish event %d to partition %d of topic payments: request timed out after %d tries");

    void load(final ElasticsearchHttp http, final String index) {
        http.expect("PUT", "/" + index, TestElasticsearch.KEYWORDS);
        BulkLoad.run(http, index, lines());
        http.expect("POST", "/" + index + "/_forcemerge?max_num_segments=1", "");
    }

    long documents() {
        return range.size() * perWindow;
    }

    private Stream<String> lines() {
        final SplittableRandom random = new SplittableRandom(4);
        return range.windows().flatMap(window -> LongStream.range(0, perWindow)
                .mapToObj(i -> line(window.start().toEpochMilli() + i * WINDOW_MILLIS / perWindow, random)));
    }

    private String line(final long time, final SplittableRandom random) {
        final int service = random.nextInt(SERVICES);
        return """
                {"@timestamp":%d,"level":"ERROR","kubernetes":{"namespace":"%s"},"application":{"name":"service-%d","version":"1.%d.0"},"message":"%s","traceId":"%016x"}""".formatted(
                        time,
                        namespaces.get(service % namespaces.size()),
                        service,
                        service % 4,
                        MESSAGES.get(random.nextInt(MESSAGES.size()))
                                .formatted(random.nextInt(1_000_000), random.nextInt(90_000), random.nextInt(1_000)),
                        random.nextLong() & 0x3ffff);
    }
}
