package io.ailog.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ailog.server.FaultyProxy;
import io.ailog.server.LogDocuments;
import io.ailog.server.TestElasticsearch;
import io.ailog.window.Failure;
import io.ailog.window.WindowRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts over a network that is slow, cuts answers in their middle, or holds them back. */
class FaultyConnectionIT {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final WindowRange DAY =
            new WindowRange(Instant.parse("2026-01-12T00:00:00Z"), Instant.parse("2026-01-13T00:00:00Z"));

    @BeforeAll
    static void load() {
        final LogDocuments documents = new LogDocuments();
        DAY.windows().forEach(window -> documents.error(window.start(), "a"));
        TestElasticsearch.startAfresh();
        TestElasticsearch.load("logs-1", documents);
    }

    @Test
    void countsOverASlowNetwork() {
        try (FaultyProxy proxy = proxy()) {
            proxy.delay(Duration.ofMillis(300));

            assertAllCounted(proxy, 1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 800})
    void asksAgainWhenAnAnswerIsCutInItsMiddle(final int bytes) {
        try (FaultyProxy proxy = proxy()) {
            proxy.cutAfter(bytes);

            assertAllCounted(proxy, 2);

            assertThat(proxy.isCutDue()).isFalse();
        }
    }

    @Test
    void endsAnAnswerThatTrickles() {
        try (FaultyProxy proxy = proxy()) {
            proxy.trickle(Duration.ofMillis(20));
            final long begin = System.nanoTime();

            assertThatThrownBy(() -> count(proxy, 2))
                    .isInstanceOfSatisfying(
                            Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.UNREACHABLE))
                    .hasMessageContaining("didn't answer within 2.0 s (tried 2 times)")
                    .hasMessageContaining("ailog.elasticsearch.calls.request-timeout");

            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isBetween(LIMIT.multipliedBy(2), LIMIT.multipliedBy(3));
        }
    }

    @Test
    void asksAgainWhenAnAnswerWasHeldBack() {
        try (FaultyProxy proxy = proxy()) {
            proxy.silence();
            assertThatThrownBy(() -> count(proxy, 1)).hasMessageContaining("didn't answer within 2.0 s (tried once)");
            proxy.pass();

            assertAllCounted(proxy, 1);
        }
    }

    private static FaultyProxy proxy() {
        return FaultyProxy.before(TestElasticsearch.uri().getPort());
    }

    private static void assertAllCounted(final FaultyProxy proxy, final int tries) {
        assertThat(count(proxy, tries)).hasSize(96).allSatisfy(counts -> assertThat(counts)
                .isEqualTo(Map.of("a", 1L)));
    }

    private static List<Map<String, Long>> count(final FaultyProxy proxy, final int tries) {
        return Counted.in(
                        TestSettings.at("http://127.0.0.1:" + proxy.port(), "logs-*")
                                .tries(tries)
                                .limit(LIMIT),
                        DAY)
                .stream()
                .map(counts -> counts.counts())
                .toList();
    }
}
