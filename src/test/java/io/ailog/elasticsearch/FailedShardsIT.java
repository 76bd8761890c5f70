package io.ailog.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ailog.server.LogDocuments;
import io.ailog.server.TestElasticsearch;
import io.ailog.window.Failure;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Indices with shards that no node has: a count of the others is never taken for the count, nor their documents for all. */
class FailedShardsIT {
    private static final WindowRange QUARTER = WindowRange.of(new Window(Instant.parse("2026-01-12T00:00:00Z")));
    private static final String NOWHERE =
            "{\"settings\":{\"index.routing.allocation.require._name\":\"nobody\",\"number_of_replicas\":0},";
    private static final String INDEX = """
            %s"mappings":{"properties":{"@timestamp":{"type":"date"},"level":{"type":"keyword"},
            "kubernetes":{"properties":{"namespace":{"type":"%s"}}}}}}""";

    @BeforeEach
    void load() {
        TestElasticsearch.startAfresh();
        TestElasticsearch.load("logs-1", new LogDocuments().error(QUARTER.from(), "a"));
        TestElasticsearch.create("text", INDEX.formatted("{", "text"));
    }

    @AfterEach
    void removeWhatMakesTheClusterRed() {
        TestElasticsearch.clear();
    }

    @ParameterizedTest
    @CsvSource({
        "logs-2,keyword,logs-*",
        "logs-2,text,logs-*",
        "logs-0,keyword,'logs-0,logs-1'",
        "logs-2,keyword,logs-2",
        "logs-2,keyword,'logs-1,logs-2,text'",
        "logs-2,text,'logs-1,logs-2,text'"
    })
    void neverCountsOrReadsWithoutThem(final String index, final String type, final String pattern) {
        TestElasticsearch.create(index + "?wait_for_active_shards=0&timeout=1s", INDEX.formatted(NOWHERE, type));

        assertThatThrownBy(() -> Counted.in(TestSettings.of(pattern.split(",")).tries(2), QUARTER))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.UNREACHABLE))
                .hasMessageContaining("tried 2 times")
                .hasMessageContaining("try again");

        assertThatThrownBy(
                        () -> ReadEvents.in(TestSettings.of(pattern.split(",")).tries(2), Set.of("a"), QUARTER, 1))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.UNREACHABLE))
                .hasMessageContaining("tried 2 times")
                .hasMessageContaining("try again");

        TestElasticsearch.server().http().expect("DELETE", "/" + index, "");
        if (!pattern.contains(index)) {
            assertThat(Counted.in(TestSettings.of("logs-*"), QUARTER).get(0).counts())
                    .isEqualTo(Map.of("a", 1L));
        }
    }
}
