package io.ailog.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.server.TestElasticsearch;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogLoaderIT {
    private static final Instant EIGHT = Instant.parse("2026-03-02T08:00:00Z");
    private static final WindowRange RANGE = new WindowRange(EIGHT, EIGHT.plus(Duration.ofHours(17)));

    private final LogGenerator generator = LogGenerator.withoutIncidents(3);
    private final LogLoader loader = new LogLoader(TestElasticsearch.uri(), generator);

    @BeforeEach
    void clear() {
        TestElasticsearch.clear();
    }

    @Test
    void loadsEachDocumentOnceHoweverOften() {
        final long documents = RANGE.windows()
                .mapToLong(window -> LogGenerator.namespaces().stream()
                        .mapToInt(namespace ->
                                generator.documents(namespace, window).size())
                        .sum())
                .sum();

        assertThat(loader.load(RANGE)).isEqualTo(documents);
        assertThat(loader.load(RANGE)).isEqualTo(documents);
        assertThat(found("*")).isEqualTo(documents);
    }

    @Test
    void loadsWhatTheGeneratorCounts() {
        loader.load(RANGE);

        generator.expectedCounts(RANGE).forEach((namespace, counts) -> assertThat(
                        found("level:ERROR AND kubernetes.namespace:\\\"" + namespace + "\\\""))
                .isEqualTo(sum(counts)));
    }

    private static long sum(final SortedMap<Window, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static long found(final String query) {
        final String answer = TestElasticsearch.server()
                .http()
                .expect(
                        "POST",
                        "/" + LogIndex.PATTERN + "/_count?filter_path=count",
                        "{\"query\":{\"query_string\":{\"query\":\"" + query + "\"}}}");
        return Long.parseLong(answer.replaceAll("\\D", ""));
    }
}
