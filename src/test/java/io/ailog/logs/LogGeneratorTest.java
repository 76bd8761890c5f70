package io.ailog.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ailog.logs.PlantedIncident.Kind;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LogGeneratorTest {
    private static final Instant NOW = Instant.parse("2026-03-18T10:07:31Z");
    private static final Timeline TIMELINE = Timeline.threeWeeksBefore(7, NOW);
    private static final WindowRange MONDAY =
            new WindowRange(Instant.parse("2026-03-02T00:00:00Z"), Instant.parse("2026-03-03T00:00:00Z"));
    private static final Window NOON = Window.containing(Instant.parse("2026-03-02T12:00:00Z"));

    private final LogGenerator generator = new LogGenerator(TIMELINE);

    @Test
    void givesTheSameDocumentsForTheSameSeed() {
        assertThat(new LogGenerator(TIMELINE).documents("pca-dev-01-app", NOON))
                .isNotEmpty()
                .isEqualTo(generator.documents("pca-dev-01-app", NOON));
    }

    @Test
    void givesOtherDocumentsForAnotherSeed() {
        assertThat(new LogGenerator(Timeline.threeWeeksBefore(8, NOW)).documents("pca-dev-01-app", NOON))
                .isNotEqualTo(generator.documents("pca-dev-01-app", NOON));
    }

    @Test
    void givesTheSameDocumentsInAnyOrder() {
        final List<Window> windows = MONDAY.windows().collect(Collectors.toList());
        final Map<Window, List<LogDocument>> forwards = documents(windows);
        Collections.reverse(windows);

        assertThat(documents(windows)).isEqualTo(forwards);
    }

    @Test
    void keepsWhatWasGeneratedBeforeATopUp() {
        final LogGenerator toppedUp = new LogGenerator(TIMELINE.toppedUpTo(NOW.plus(Duration.ofDays(1))));
        final WindowRange lastDay = new WindowRange(TIMELINE.end().minus(Duration.ofDays(1)), TIMELINE.end());

        assertThat(lastDay.windows().map(w -> toppedUp.documents("pcb-sit-01-app", w)))
                .containsExactlyElementsOf(lastDay.windows()
                        .map(w -> generator.documents("pcb-sit-01-app", w))
                        .toList());
        assertThat(toppedUp.plan().incidents()).containsAll(generator.plan().incidents());
    }

    @Test
    void makesAboutAMillionDocumentsInThreeWeeks() {
        final WindowRange week =
                new WindowRange(TIMELINE.start(), TIMELINE.start().plus(Duration.ofDays(7)));
        final long sampled = week.windows()
                .filter(window -> window.start().getEpochSecond() % (45 * 60) == 0)
                .flatMap(window ->
                        LogGenerator.namespaces().stream().map(namespace -> generator.documents(namespace, window)))
                .mapToLong(List::size)
                .sum();

        assertThat(sampled * 3 * 3).isCloseTo(1_000_000L, within(60_000L));
    }

    @Test
    void isQuietAtNightAndOnSundays() {
        final long noon = errors(new WindowRange(NOON.start(), NOON.start().plus(Duration.ofHours(1))));
        final long night = errors(hourAt("2026-03-02T04:00:00Z"));
        final long sunday = errors(hourAt("2026-03-01T12:00:00Z"));

        assertThat(night).isPositive().isLessThan(noon / 3);
        assertThat(sunday).isPositive().isLessThan(noon / 3);
    }

    @Test
    void logsAlsoWhatIsNoError() {
        final List<LogDocument> documents = MONDAY.windows()
                .flatMap(window -> generator.documents("pcb-dev-01-app", window).stream())
                .toList();
        final double errors = documents.stream().filter(LogDocument::isError).count();

        assertThat(errors / documents.size()).isCloseTo(0.9, within(0.02));
    }

    @Test
    void keepsEachDocumentInItsWindowAndReachesBothEdges() {
        final Set<Instant> times = new HashSet<>();
        MONDAY.windows()
                .forEach(window -> generator.documents("pcb-dev-01-app", window).forEach(document -> {
                    assertThat(Window.containing(document.time())).isEqualTo(window);
                    times.add(document.time());
                }));

        assertThat(times).anyMatch(time -> time.equals(Window.containing(time).start()));
        assertThat(times)
                .anyMatch(time -> time.equals(Window.containing(time).end().minusMillis(1)));
    }

    @Test
    void countsWhatItGenerates() {
        final SortedMap<Window, Long> counts =
                generator.expectedCounts(WindowRange.of(NOON)).get("pca-dev-01-app");

        assertThat(counts)
                .isEqualTo(Map.of(
                        NOON,
                        generator.documents("pca-dev-01-app", NOON).stream()
                                .filter(LogDocument::isError)
                                .count()));
    }

    @Test
    void neverRepeatsATraceAcrossWindows() {
        final Set<String> traces = new HashSet<>();
        MONDAY.windows().limit(40).forEach(window -> {
            final Set<String> here = generator.documents("pcb-dev-01-app", window).stream()
                    .flatMap(document -> document.trace().stream())
                    .collect(Collectors.toSet());
            assertThat(traces).doesNotContainAnyElementsOf(here);
            traces.addAll(here);
        });
        assertThat(traces).hasSizeGreaterThan(500);
    }

    @Test
    void leavesTheBaselineAlone() {
        assertThat(generator.plan().incidents()).isNotEmpty().noneMatch(incident -> incident.when()
                .overlaps(TIMELINE.baseline()));
        assertThat(LogGenerator.withoutIncidents(7).documents("pca-dev-01-app", NOON))
                .isEqualTo(generator.documents("pca-dev-01-app", NOON));
    }

    @Test
    void plantsEachKind() {
        assertThat(generator.plan().incidents())
                .extracting(PlantedIncident::kind)
                .contains(Kind.values());
    }

    private Map<Window, List<LogDocument>> documents(final List<Window> windows) {
        return windows.stream().collect(Collectors.toMap(w -> w, w -> generator.documents("pca-uat-01-app", w)));
    }

    private long errors(final WindowRange range) {
        return generator.expectedCounts(range).values().stream()
                .flatMap(counts -> counts.values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    private static WindowRange hourAt(final String start) {
        return new WindowRange(Instant.parse(start), Instant.parse(start).plus(Duration.ofHours(1)));
    }
}
