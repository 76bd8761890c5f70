package io.ailog.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.demo.Comparison.Verdict;
import io.ailog.logs.Plan;
import io.ailog.logs.PlantedIncident;
import io.ailog.logs.PlantedIncident.Kind;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final String HERE = "pca-dev-01-app";
    private static final PlantedIncident SPIKE = planted(Kind.SPIKE, 2);
    private static final PlantedIncident NEAR = planted(Kind.NEAR_SPIKE, 1);

    @Test
    void findsASpikeThatWasFlaggedInEachOfItsWindows() {
        assertThat(verdict(SPIKE, spike(NOON, HERE), spike(NOON.plus(Window.LENGTH), HERE)))
                .isEqualTo(Verdict.FOUND);
    }

    @Test
    void findsASpikeInPart() {
        assertThat(verdict(SPIKE, spike(NOON, HERE))).isEqualTo(Verdict.PARTLY);
    }

    @Test
    void missesASpikeThatWasFlaggedElsewhereOnly() {
        assertThat(verdict(SPIKE, spike(NOON, "pcb-dev-01-app"))).isEqualTo(Verdict.MISSED);
    }

    @Test
    void missesWhatAnotherRuleFound() {
        assertThat(verdict(planted(Kind.BURST, 1), spike(NOON, HERE))).isEqualTo(Verdict.MISSED);
        assertThat(verdict(NEAR)).isEqualTo(Verdict.RIGHTLY_IGNORED);
    }

    @Test
    void tellsFlagsBesideOtherPlantsFromThoseWhereNothingWasPlanted() {
        final Comparison comparison = new Comparison(
                new Plan(List.of(planted(Kind.BURST, 1), planted(Kind.NEAR_BURST, 1))),
                List.of(spike(NOON, HERE), spike(NOON, "pcb-dev-01-app"), spike(NOON.plus(Window.LENGTH), HERE)));

        assertThat(comparison.beside(Kind.SPIKE)).isEqualTo(1);
        assertThat(comparison.elsewhere(Kind.SPIKE)).isEqualTo(2);
        assertThat(comparison.elsewhere(Kind.BURST)).isZero();
        assertThat(comparison.number(Kind.BURST, Verdict.MISSED)).isEqualTo(1);
        assertThat(comparison.number(Kind.NEAR_BURST, Verdict.RIGHTLY_IGNORED)).isEqualTo(1);
    }

    @Test
    void judgesNearMissesTheOtherWayRound() {
        assertThat(verdict(NEAR, spike(NOON, HERE))).isEqualTo(Verdict.WRONGLY_FLAGGED);
        assertThat(verdict(NEAR, spike(NOON, "pcb-dev-01-app"))).isEqualTo(Verdict.RIGHTLY_IGNORED);
    }

    @Test
    void countsSpikesThatNobodyPlanted() {
        final Comparison comparison = new Comparison(
                new Plan(List.of(SPIKE)), List.of(spike(NOON, HERE), spike(NOON.minus(Window.LENGTH), HERE)));

        assertThat(comparison.falseSpikes()).isEqualTo(Map.of("low", 1L));
    }

    private static Verdict verdict(final PlantedIncident planted, final FoundIncident... found) {
        return new Comparison(new Plan(List.of(planted)), List.of(found)).verdict(planted);
    }

    private static FoundIncident spike(final Instant start, final String namespace) {
        return new FoundIncident(new Window(start), namespace, Set.of("is_spike"), 90, 40, 30, "low");
    }

    private static PlantedIncident planted(final Kind kind, final int windows) {
        final WindowRange when = new WindowRange(NOON, NOON.plus(Duration.ofMinutes(15L * windows)));
        return new PlantedIncident(kind, when, List.of(HERE), 50, "story", Optional.empty());
    }
}
