package io.ailog.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.server.FaultyProxy;
import io.ailog.server.LogDocuments;
import io.ailog.server.TestElasticsearch;
import io.ailog.signature.EventBatch;
import io.ailog.window.WindowRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** Documents over a network that is slow or cuts answers in their middle. */
class FaultyReadingIT {
    private static final WindowRange DAY =
            new WindowRange(Instant.parse("2026-01-12T00:00:00Z"), Instant.parse("2026-01-13T00:00:00Z"));
    private static final int DOCUMENTS = 500;

    @BeforeAll
    static void load() {
        final LogDocuments documents = new LogDocuments();
        IntStream.range(0, DOCUMENTS)
                .forEach(i -> documents.json("""
                {"@timestamp":"%s","level":"ERROR","kubernetes":{"namespace":"a"},"message":"%d"}""".formatted(DAY.from().plusSeconds(150L * i), i)));
        TestElasticsearch.startAfresh();
        TestElasticsearch.load("logs-1", documents);
    }

    @Test
    void readsOverASlowNetwork() {
        try (FaultyProxy proxy = proxy()) {
            proxy.delay(Duration.ofMillis(100));

            assertAllRead(proxy, 1);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 100, 1_500, 5_000, 20_000, 60_000})
    void asksAgainWhenAnAnswerIsCutInItsMiddle(final long bytes) {
        try (FaultyProxy proxy = proxy()) {
            proxy.cutAfter(bytes);

            assertAllRead(proxy, 3);

            assertThat(proxy.isCutDue()).isFalse();
        }
    }

    private static FaultyProxy proxy() {
        return FaultyProxy.before(TestElasticsearch.uri().getPort());
    }

    private static void assertAllRead(final FaultyProxy proxy, final int tries) {
        final List<EventList> lists = read(proxy, tries);
        assertThat(lists).hasSize(1);
        assertThat(lists.get(0).messages())
                .isEqualTo(IntStream.range(0, DOCUMENTS).boxed().collect(Collectors.toMap(String::valueOf, i -> 1L)));
    }

    private static List<EventList> read(final FaultyProxy proxy, final int tries) {
        final Events events = new Events(100, DataSize.ofMegabytes(1), Duration.ofMinutes(1), 100_000, 2);
        return ReadEvents.of(
                TestSettings.at("http://127.0.0.1:" + proxy.port(), "logs-*")
                        .tries(tries)
                        .limit(Duration.ofSeconds(2))
                        .events(events),
                Set.of("a"),
                new EventBatch(DAY, DOCUMENTS));
    }
}
