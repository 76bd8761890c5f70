package io.ailog.job;

import static io.ailog.job.Installation.range;
import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.job.RunOutcome.State;
import io.ailog.logs.LogGenerator;
import io.ailog.logs.LogLoader;
import io.ailog.server.TestElasticsearch;
import io.ailog.server.TestPostgres;
import io.ailog.window.WindowRange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Counts of many namespaces in many windows: more than one answer of Elasticsearch holds, and as logs really are. */
class ManyNamespacesIT {
    private static final SettableClock CLOCK = new SettableClock(Instant.parse("2026-03-11T00:07:00Z"));
    private static final WindowRange TWO_DAYS = range("2026-03-09T00:00:00Z", "2026-03-11T00:00:00Z");
    private static final WindowRange DAY = range("2026-03-09T00:00:00Z", "2026-03-10T00:00:00Z");

    @BeforeEach
    void startAfresh() {
        TestPostgres.clear();
        TestElasticsearch.clear();
    }

    @Test
    void countsEightHundredNamespacesInEachWindowOfADay() {
        final List<String> namespaces =
                IntStream.range(0, 800).mapToObj("ns-%03d"::formatted).toList();
        final TalliedLogs logs = new TalliedLogs();
        DAY.windows().forEach(window -> {
            for (int i = 0; i < namespaces.size(); i++) {
                logs.error("logs-1", window.start().plusMillis(i * 1_125L), namespaces.get(i));
            }
            logs.errors("logs-1", window.end().minusMillis(1), namespaces.get(799), 3);
        });
        TestElasticsearch.create("logs-1", TestElasticsearch.KEYWORDS);
        logs.load();

        // 77 to 96 pages, whose ends fall on no window's edge
        collect(namespaces, Map.of("ailog.elasticsearch.calls.page-size", 997), DAY);

        StoredCounts.areExactly(logs.tally(), namespaces, List.of(DAY));
        assertThat(logs.tally()).hasSize(96 * 800);
    }

    @Test
    void countsTwoDaysOfTheTwelveNamespaces() {
        final LogGenerator generator = LogGenerator.withoutIncidents(11);
        final TalliedLogs logs = new TalliedLogs();
        generator
                .expectedCounts(TWO_DAYS)
                .forEach((namespace, counts) ->
                        counts.forEach((window, count) -> logs.tallied(window.start(), namespace, count)));
        new LogLoader(TestElasticsearch.uri(), generator).load(TWO_DAYS);

        collect(LogGenerator.namespaces(), Map.of(), TWO_DAYS);

        StoredCounts.areExactly(logs.tally(), LogGenerator.namespaces(), List.of(TWO_DAYS));
        assertThat(logs.tally()).hasSizeGreaterThan(1_000);
    }

    private static void collect(
            final List<String> namespaces, final Map<String, Object> settings, final WindowRange range) {
        try (Installation installation = Installation.start(CLOCK, namespaces, settings)) {
            assertThat(installation.run(JobName.INIT, range).state()).isEqualTo(State.DONE);
        }
    }
}
