package io.ailog.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.server.LogDocuments;
import io.ailog.server.TestElasticsearch;
import io.ailog.window.Window;
import io.ailog.window.WindowCounts;
import io.ailog.window.WindowRange;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ElasticsearchCountsIT {
    private static final Instant MIDNIGHT = Instant.parse("2026-01-12T00:00:00Z");
    private static final WindowRange HOUR = new WindowRange(MIDNIGHT, MIDNIGHT.plus(1, ChronoUnit.HOURS));
    private static final WindowRange DAY = new WindowRange(MIDNIGHT, MIDNIGHT.plus(1, ChronoUnit.DAYS));

    @BeforeEach
    void clear() {
        TestElasticsearch.startAfresh();
    }

    @Test
    void countsTheFirstAndLastMillisecondOfEachWindow() {
        TestElasticsearch.load(
                "logs-1",
                new LogDocuments()
                        .error(MIDNIGHT.minusMillis(1), "a")
                        .error(MIDNIGHT, "a")
                        .error(MIDNIGHT.plusMillis(899_999), "a")
                        .error(MIDNIGHT.plusMillis(900_000), "a")
                        .error(MIDNIGHT.plusMillis(3_599_999), "b")
                        .error(MIDNIGHT.plusMillis(3_600_000), "b"));

        assertThat(Counted.in(TestSettings.of("logs-*"), HOUR))
                .containsExactly(
                        counts(0, Map.of("a", 2L)),
                        counts(1, Map.of("a", 1L)),
                        counts(2, Map.of()),
                        counts(3, Map.of("b", 1L)));
    }

    @Test
    void countsNanosecondsBehindTheSamePattern() {
        TestElasticsearch.create("logs-2", TestElasticsearch.KEYWORDS.replace("\"date\"", "\"date_nanos\""));
        TestElasticsearch.load(
                "logs-2",
                new LogDocuments()
                        .error(Instant.parse("2026-01-11T23:59:59.999999999Z"), "a")
                        .error(Instant.parse("2026-01-12T00:14:59.999999999Z"), "a")
                        .error(Instant.parse("2026-01-12T00:15:00.000000001Z"), "a")
                        .error(Instant.parse("2026-01-12T00:59:59.999999999Z"), "a")
                        .error(Instant.parse("2026-01-12T01:00:00Z"), "a"));
        TestElasticsearch.load("logs-1", new LogDocuments().error(MIDNIGHT, "a"));

        assertThat(Counted.in(TestSettings.of("logs-*"), HOUR))
                .containsExactly(
                        counts(0, Map.of("a", 2L)),
                        counts(1, Map.of("a", 1L)),
                        counts(2, Map.of()),
                        counts(3, Map.of("a", 1L)));
        assertThat(Counted.byWindow(Counted.in(TestSettings.of("logs-2"), HOUR)))
                .isEqualTo(Map.of(at(0), Map.of("a", 1L), at(1), Map.of("a", 1L), at(3), Map.of("a", 1L)));
    }

    @Test
    void countsTenThousandOfOneTimestamp() {
        final LogDocuments documents = new LogDocuments();
        IntStream.range(0, 10_000).forEach(i -> documents.error(MIDNIGHT.plusSeconds(60), "a"));
        TestElasticsearch.load("logs-1", documents);

        assertThat(Counted.in(TestSettings.of("logs-*").pages(1), HOUR).get(0))
                .isEqualTo(counts(0, Map.of("a", 10_000L)));
    }

    @Test
    void countsDayOfManyNamespacesWithWhateverPages() {
        final Map<Instant, Map<String, Long>> expected = new TreeMap<>();
        final LogDocuments documents = new LogDocuments();
        for (int window = 0; window < 96; window++) {
            final Instant time = at(window);
            final Map<String, Long> counts = new HashMap<>();
            for (int namespace = window % 2; namespace < 800; namespace++) {
                final String name = "ns-" + namespace;
                final long count = 1L + (window + namespace) % 3;
                LongStream.range(0, count).forEach(i -> documents.error(time.plusMillis(i), name));
                counts.put(name, count);
            }
            expected.put(time, counts);
        }
        TestElasticsearch.load("logs-1", documents);

        assertThat(Counted.byWindow(Counted.in(TestSettings.of("logs-*"), DAY))).isEqualTo(expected);
        assertThat(Counted.byWindow(Counted.in(TestSettings.of("logs-*").pages(997), DAY)))
                .isEqualTo(expected);
    }

    @Test
    void leavesOutOtherLevels() {
        TestElasticsearch.load("logs-1", new LogDocuments().info(MIDNIGHT, "a").log(MIDNIGHT, "ERRORS", "a"));

        assertThat(Counted.in(TestSettings.of("logs-*"), HOUR))
                .containsExactly(counts(0, Map.of()), counts(1, Map.of()), counts(2, Map.of()), counts(3, Map.of()));
    }

    @Test
    void countsDocumentsWithoutNamespaceApart() {
        TestElasticsearch.load(
                "logs-1",
                new LogDocuments()
                        .errorWithoutNamespace(MIDNIGHT)
                        .error(MIDNIGHT, "")
                        .json("{\"@timestamp\":\"2026-01-12T00:00:00Z\",\"level\":\"ERROR\",\"kubernetes\":null}")
                        .error(MIDNIGHT, "a"));

        assertThat(Counted.in(TestSettings.of("logs-*").pages(1), HOUR).get(0))
                .isEqualTo(new WindowCounts(new Window(MIDNIGHT), Map.of("a", 1L), 3));
    }

    @Test
    void countsDocumentOfSeveralNamespacesInEach() {
        TestElasticsearch.load("logs-1", new LogDocuments().json("""
                        {"@timestamp":"2026-01-12T00:00:00Z","level":["INFO","ERROR"],"kubernetes":{"namespace":["a","b"]}}""").json("""
                        {"@timestamp":"2026-01-12T00:00:00Z","level":"ERROR","kubernetes.namespace":"b"}"""));

        assertThat(Counted.in(TestSettings.of("logs-*"), HOUR).get(0)).isEqualTo(counts(0, Map.of("a", 1L, "b", 2L)));
    }

    @Test
    void isNotMisledByDocumentOfSeveralTimes() {
        TestElasticsearch.load(
                "logs-1",
                new LogDocuments().json("""
                        {"@timestamp":["2020-01-01T00:00:00Z","2026-01-12T00:00:00Z","2030-01-01T00:00:00Z"],
                        "level":"ERROR","kubernetes":{"namespace":"a"}}""".replace("\n", "")).error(MIDNIGHT.plus(25, ChronoUnit.HOURS), "a"));

        for (final int size : List.of(1, 2, 10)) {
            assertThat(Counted.byWindow(Counted.in(
                            TestSettings.of("logs-*").pages(size),
                            new WindowRange(MIDNIGHT, MIDNIGHT.plus(2, ChronoUnit.DAYS)))))
                    .isEqualTo(Map.of(at(0), Map.of("a", 1L), at(100), Map.of("a", 1L)));
        }
    }

    @Test
    void countsDaysOnWhichClocksChange() {
        final Instant saturday = Instant.parse("2026-03-28T00:00:00Z");
        final LogDocuments documents = new LogDocuments();
        IntStream.range(0, 3 * 96).forEach(i -> documents.error(saturday.plus(i * 15L, ChronoUnit.MINUTES), "a"));
        TestElasticsearch.load("logs-1", documents);

        assertThat(Counted.in(TestSettings.of("logs-*"), new WindowRange(saturday, saturday.plus(3, ChronoUnit.DAYS))))
                .hasSize(288)
                .allMatch(window -> window.counts().equals(Map.of("a", 1L)));
    }

    @Test
    void countsSeveralPatterns() {
        TestElasticsearch.create("other", TestElasticsearch.KEYWORDS);
        TestElasticsearch.load("logs-1", new LogDocuments().error(MIDNIGHT, "a"));
        TestElasticsearch.load("other", new LogDocuments().error(MIDNIGHT, "a"));

        assertThat(Counted.in(TestSettings.of("logs-*", "other"), HOUR).get(0)).isEqualTo(counts(0, Map.of("a", 2L)));
        assertThat(List.of(Counted.in(TestSettings.of("other"), HOUR).get(0)))
                .containsExactly(counts(0, Map.of("a", 1L)));
    }

    private static WindowCounts counts(final int window, final Map<String, Long> counts) {
        return new WindowCounts(new Window(at(window)), counts, 0);
    }

    private static Instant at(final int window) {
        return MIDNIGHT.plus(Window.LENGTH.multipliedBy(window));
    }
}
