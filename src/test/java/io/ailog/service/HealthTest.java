package io.ailog.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ailog.window.Window;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthTest {
    private static final Window WINDOW = new Window(Instant.parse("2026-11-23T10:15:00Z"));
    private static final Trend.Margin MARGIN = new Trend.Margin(0.25, 2);
    private static final Health HEALTH = new Health(30, 50, 10, 5, 1, MARGIN);

    @ParameterizedTest
    @CsvSource({
        // errors, usual, score
        "4, 8, 100",
        "8, 8, 100",
        "9, 8, 96.25",
        "16, 8, 70",
        "21, 8, 51.25",
        "22, 8, 50",
        "10000, 8, 50",
        // one error of a service that is nearly always silent
        "1, 0.01, 100",
        "2, 0, 70"
    })
    void losesPointsForErrorsAboveTheUsual(final long errors, final double usual, final double score) {
        assertThat(health(errors, OptionalDouble.of(usual), 0, 0).score()).isEqualTo(score);
    }

    @Test
    void losesNoneWhereNothingIsUsual() {
        assertThat(health(10_000, OptionalDouble.empty(), 0, 0).score()).isEqualTo(100);
    }

    @Test
    void losesPointsForIncidentsOfItsNamespaceDownToZero() {
        assertThat(health(8, OptionalDouble.of(8), 1, 0).score()).isEqualTo(90);
        assertThat(health(8, OptionalDouble.of(8), 0, 1).score()).isEqualTo(95);
        assertThat(health(16, OptionalDouble.of(8), 1, 1).score()).isEqualTo(55);
        assertThat(health(10_000, OptionalDouble.of(8), 5, 1).score()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // errors, an hour before, a day before, trend
                "10, -, -, -",
                "10, 8, 8, STABLE",
                "11, 8, 8, DEGRADING",
                "11, 8, -, DEGRADING",
                "11, -, 8, DEGRADING",
                "11, 8, 11, STABLE",
                "125, 100, 100, STABLE",
                "126, 100, 100, DEGRADING",
                "75, 100, 100, STABLE",
                "74, 100, 100, IMPROVING",
                "74, 100, 60, STABLE",
                "1, 0, 0, STABLE",
                "3, 0, 0, DEGRADING"
            })
    void tellsTheTrendAgainstAnHourAndADayBefore(
            final long errors, final Long hour, final Long day, final Trend trend) {
        final ServiceFacts facts = new ServiceFacts(
                errors(errors),
                OptionalDouble.empty(),
                hour == null ? OptionalLong.empty() : OptionalLong.of(hour),
                day == null ? OptionalLong.empty() : OptionalLong.of(day));

        assertThat(HEALTH.of(WINDOW, facts, 0, 0).trend().orElse(null)).isEqualTo(trend);
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> new Health(-1, 50, 10, 5, 1, MARGIN))
                .hasMessageContaining("`ailog.detection.health.error-points` must be 0 to 100, was -1.0");
        assertThatThrownBy(() -> new Health(30, 50, 10, 5, 0, MARGIN)).hasMessageContaining("usual-at-least");
        assertThatThrownBy(() -> new Trend.Margin(Double.NaN, 2)).hasMessageContaining("Write 25 % as 0.25");
    }

    private static ServiceHealth health(
            final long errors, final OptionalDouble usual, final int critical, final int high) {
        return HEALTH.of(
                WINDOW,
                new ServiceFacts(errors(errors), usual, OptionalLong.empty(), OptionalLong.empty()),
                critical,
                high);
    }

    private static ServiceErrors errors(final long errors) {
        return new ServiceErrors(
                new Service("pca-dev-01-app", "orders"), errors, Map.of("IllegalStateException", errors));
    }
}
