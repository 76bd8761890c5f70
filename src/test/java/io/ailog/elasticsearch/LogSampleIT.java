package io.ailog.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.server.LogDocuments;
import io.ailog.server.TestElasticsearch;
import io.ailog.window.LogSample;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogSampleIT {
    private static final Instant START = Instant.parse("2026-01-12T00:00:00Z");
    private static final WindowRange QUARTER = WindowRange.of(new Window(START));

    @BeforeEach
    void clear() {
        TestElasticsearch.startAfresh();
    }

    @Test
    void holdsWhatIsThereWhateverTheLevel() {
        TestElasticsearch.create(
                "logs-2",
                TestElasticsearch.KEYWORDS.replace(
                        "\"namespace\":{\"type\":\"keyword\"}", "\"namespace\":{\"type\":\"long\"}"));
        TestElasticsearch.load(
                "logs-1",
                new LogDocuments()
                        .info(START.minusSeconds(3_600), "a")
                        .info(START, "a")
                        .log(START, "error", "b")
                        .info(START.plusSeconds(900), "a"));
        TestElasticsearch.load("logs-2", new LogDocuments().info(START.plusSeconds(899), "7"));

        assertThat(Counted.sample(TestSettings.of("logs-*"), QUARTER))
                .isEqualTo(new LogSample(
                        "logs-*",
                        "level = ERROR",
                        3,
                        Map.of("INFO", 2L, "error", 1L),
                        Map.of("a", 1L, "b", 1L, "7", 1L),
                        START.minusSeconds(3_600),
                        START.plusSeconds(900)));
    }

    @Test
    void isEmptyWithoutDocuments() {
        assertThat(Counted.sample(TestSettings.of("logs-*"), QUARTER))
                .isEqualTo(new LogSample("logs-*", "level = ERROR", 0, Map.of(), Map.of(), null, null));
    }
}
