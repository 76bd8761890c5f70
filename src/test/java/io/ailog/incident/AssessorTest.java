package io.ailog.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.detection.Detector;
import io.ailog.detection.KnownIssues;
import io.ailog.detection.NamespaceFacts;
import io.ailog.detection.SpikeRule;
import io.ailog.detection.WindowFacts;
import io.ailog.service.Cascades;
import io.ailog.service.Health;
import io.ailog.service.Trend;
import io.ailog.signature.CategoryRules;
import io.ailog.threshold.Baseline;
import io.ailog.threshold.EffectiveThreshold;
import io.ailog.threshold.EffectiveThreshold.Source;
import io.ailog.window.Window;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class AssessorTest {
    private static final Window WINDOW = new Window(Instant.parse("2026-11-23T10:15:00Z"));
    private static final Assessor ASSESSOR = new Assessor(
            new Detector(List.of(new SpikeRule(new SpikeRule.Settings(25, 2, 5, 2)))),
            new Scoring(30, 10, 10),
            new Cascades(2, 1),
            new Health(30, 50, 10, 5, 1, new Trend.Margin(0.25, 2)),
            CategoryRules.standard());

    @Test
    void saysNothingAtTheThreshold() {
        assertThat(assess(55, 25, 62.5).incidents()).isEmpty();
    }

    @Test
    void findsASpikeOneAboveTheThreshold() {
        final Incident incident = assess(56, 50, 112).incidents().get(0);

        assertThat(incident.score()).isEqualTo(5 + 25);
        assertThat(incident.severity()).isEqualTo(Severity.LOW);
        assertThat(incident.evidence().get(0).sentence())
                .isEqualTo("56 errors, 1.1 times what is usual at this time of the week; no spike at or below 55.");
    }

    @Test
    void addsTwoPointsForEachMultipleOfTheMeanAboveTwo() {
        assertThat(assess(100, 25, 1_000).incidents().get(0).score()).isEqualTo(1 + 25 + (4 - 2) * 2);
    }

    @Test
    void boundsTheCountAndTheRatio() {
        final Incident incident = assess(10_000, 25, 62.5).incidents().get(0);

        assertThat(incident.score()).isEqualTo(30 + 25 + 5 * 2);
        assertThat(incident.severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void takesATenthOfTheCountWithoutACap() {
        final Baseline unknown = new Baseline(
                new EffectiveThreshold(100, Source.DEFAULT, false), OptionalDouble.empty(), OptionalDouble.empty());
        final Incident incident = ASSESSOR.assess(
                        WindowFacts.counted(WINDOW, List.of(NamespaceFacts.counted("pca-dev-01-app", 120, unknown))),
                        KnownIssues.NONE)
                .incidents()
                .get(0);

        assertThat(incident.score()).isEqualTo(12 + 25);
        assertThat(incident.evidence().get(0).sentence()).isEqualTo("120 errors; no spike at or below 100.");
    }

    @Test
    void gradesAtTheEdges() {
        assertThat(List.of(80.0, 79.99, 60.0, 59.99, 40.0, 39.99, 20.0, 19.99))
                .extracting(Severity::of)
                .containsExactly(
                        Severity.CRITICAL,
                        Severity.HIGH,
                        Severity.HIGH,
                        Severity.MEDIUM,
                        Severity.MEDIUM,
                        Severity.LOW,
                        Severity.LOW,
                        Severity.INFO);
    }

    private static Verdict assess(final long count, final double mean, final double cap) {
        final Baseline baseline = new Baseline(
                new EffectiveThreshold(55, Source.PERCENTILE, false), OptionalDouble.of(mean), OptionalDouble.of(cap));
        return ASSESSOR.assess(
                WindowFacts.counted(WINDOW, List.of(NamespaceFacts.counted("pca-dev-01-app", count, baseline))),
                KnownIssues.NONE);
    }
}
