package io.ailog.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ailog.window.Window;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CountCheckTest {
    private static final Window NOON = new Window(Instant.parse("2026-03-02T12:00:00Z"));

    @Test
    void acceptsEqualCounts() {
        assertThat(CountCheck.compare(counts(7), counts(7))).isEqualTo(1);
    }

    @Test
    void refusesACountThatDiffers() {
        assertThatThrownBy(() -> CountCheck.compare(counts(7), counts(8)))
                .isInstanceOf(DemoFailed.class)
                .hasMessageContaining("2026-03-02T12:00:00Z pca-dev-01-app: generated 7, counted 8");
    }

    @Test
    void refusesRowsThatAreMissingOrTooMany() {
        assertThatThrownBy(() -> CountCheck.compare(counts(7), Map.of())).hasMessageContaining("counted 0");
        assertThatThrownBy(() -> CountCheck.compare(Map.of(), counts(7))).hasMessageContaining("generated 0");
    }

    private static Map<String, SortedMap<Window, Long>> counts(final long count) {
        return Map.of("pca-dev-01-app", new TreeMap<>(Map.of(NOON, count)));
    }
}
