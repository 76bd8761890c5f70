package io.ailog.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.logs.PlantedIncident.Kind;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {
    private static final Timeline TIMELINE = Timeline.threeWeeksBefore(7, Instant.parse("2026-03-18T10:07:31Z"));

    private final LogGenerator generator = new LogGenerator(TIMELINE);

    @Test
    void plantsTenSpikesAndOneOfThemInTheLastWindow() {
        final List<PlantedIncident> spikes = generator.plan().of(Kind.SPIKE);

        assertThat(spikes).hasSize(10);
        assertThat(spikes.get(9).when()).isEqualTo(window("2026-03-18T09:45:00Z"));
    }

    @Test
    void makesEverySpikeHalfAsHighAgainAsTheThresholdAtLeast() {
        for (final PlantedIncident spike : generator.plan().of(Kind.SPIKE)) {
            final Window first = new Window(spike.when().from());
            assertThat(errors(spike, first)).isGreaterThanOrEqualTo((long) (1.5 * threshold(spike, first)));
        }
    }

    @Test
    void keepsNearMissesAndQuietKindsBelowTheThreshold() {
        generator.plan().incidents().stream()
                .filter(incident -> incident.kind() != Kind.SPIKE)
                .forEach(incident -> {
                    final Window first = new Window(incident.when().from());
                    assertThat(errors(incident, first))
                            .as(incident.toString())
                            .isLessThanOrEqualTo(threshold(incident, first));
                });
    }

    @Test
    void plantsTracesThroughThreeServicesForACascade() {
        final PlantedIncident cascade = generator.plan().of(Kind.CASCADE).get(0);
        final Map<String, List<LogDocument>> byTrace =
                generator
                        .documents(
                                cascade.namespaces().get(0),
                                new Window(cascade.when().from()))
                        .stream()
                        .filter(document ->
                                document.isError() && document.trace().isPresent())
                        .collect(Collectors.groupingBy(
                                document -> document.trace().orElseThrow()));

        assertThat(byTrace.values().stream().filter(documents -> applications(documents) == 3))
                .hasSize(cascade.documents() / 3);
        assertThat(byTrace.values())
                .allMatch(documents -> applications(documents) == 1 || applications(documents) == 3);
    }

    @Test
    void plantsARegressionInAVersionThatHasTheFix() {
        final PlantedIncident regression = generator.plan().of(Kind.REGRESSION).get(0);
        final KnownIssue issue = regression.knownIssue().orElseThrow();
        final List<LogDocument> found =
                generator
                        .documents(
                                regression.namespaces().get(0),
                                new Window(regression.when().from()))
                        .stream()
                        .filter(document -> document.message().orElse("").contains(issue.messagePattern()))
                        .toList();

        assertThat(found).hasSizeGreaterThanOrEqualTo(regression.documents() - 1);
        assertThat(found).allSatisfy(document -> {
            assertThat(document.origin().application()).isEqualTo(issue.application());
            assertThat(minor(document.origin().version())).isEqualTo(minor(issue.fixedInVersion()) + 1);
        });
    }

    @Test
    void plantsANearRegressionInAVersionThatLacksTheFix() {
        final PlantedIncident near = generator.plan().of(Kind.NEAR_REGRESSION).get(0);
        final KnownIssue issue = near.knownIssue().orElseThrow();
        final List<LogDocument> found = generator
                .documents(namespace(near), new Window(near.when().from()))
                .stream()
                .filter(document -> document.message().orElse("").contains(issue.messagePattern()))
                .toList();

        assertThat(found).hasSizeGreaterThanOrEqualTo(near.documents() - 1);
        assertThat(found).allMatch(document -> minor(document.origin().version()) == minor(issue.fixedInVersion()) - 1);
    }

    @Test
    void plantsOneMoreSpikeWithATopUp() {
        final Timeline later = TIMELINE.toppedUpTo(TIMELINE.end().plus(Duration.ofHours(5)));

        assertThat(new LogGenerator(later).plan().of(Kind.SPIKE)).hasSize(11);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-11-23T00:03:00Z", "2026-11-21T23:59:59Z", "2026-01-01T00:15:00Z", "2024-02-29T12:00:00Z"})
    void findsAPlaceForEverythingAtAnyTime(final String now) {
        for (long seed = 0; seed < 5; seed++) {
            final Timeline timeline = Timeline.threeWeeksBefore(seed, Instant.parse(now));
            assertThat(new LogGenerator(timeline).plan().incidents())
                    .hasSize(24)
                    .allMatch(incident -> !incident.when().to().isAfter(timeline.end()) && incident.documents() > 0);
        }
    }

    /** From documents, of the same day of the week only: an independent check of what the plan assumed. */
    private long threshold(final PlantedIncident incident, final Window window) {
        final long[] sorted = TIMELINE.baseline()
                .windows()
                .filter(other -> other.slot().day() == window.slot().day())
                .mapToLong(other -> errors(incident, other))
                .filter(count -> count > 0)
                .sorted()
                .toArray();
        return sorted[(int) Math.ceil(0.93 * sorted.length) - 1];
    }

    private long errors(final PlantedIncident incident, final Window window) {
        return generator.documents(namespace(incident), window).stream()
                .filter(LogDocument::isError)
                .count();
    }

    private static String namespace(final PlantedIncident incident) {
        return incident.namespaces().get(0);
    }

    private static long applications(final List<LogDocument> documents) {
        return documents.stream()
                .map(document -> document.origin().application())
                .distinct()
                .count();
    }

    private static int minor(final String version) {
        return Integer.parseInt(version.substring(version.indexOf('.') + 1, version.lastIndexOf('.')));
    }

    private static WindowRange window(final String start) {
        return WindowRange.of(Window.containing(Instant.parse(start)));
    }
}
