package io.ailog.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.incident.Episode;
import io.ailog.incident.RecordedIncident;
import io.ailog.incident.Severity;
import io.ailog.window.Namespace;
import io.ailog.window.Namespace.AlertRule;
import io.ailog.window.Namespaces;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReportMakerTest {
    private static final Instant TWO = Instant.parse("2026-03-02T02:00:00Z");
    private static final WindowRange RANGE = new WindowRange(TWO, TWO.plusSeconds(3_600));

    private final Namespaces namespaces = new Namespaces(List.of(
            new Namespace("minor", 10, Set.of(), AlertRule.WARN),
            new Namespace("major", 60, Set.of(), AlertRule.CRITICAL)));

    @Test
    void putsTheMostImportantFirst() {
        final Report report = report(
                Optional.of(TWO.plusSeconds(4 * 900)),
                4,
                incident(1, "minor", 0, 90),
                incident(2, "major", 0, 65),
                incident(3, "minor", 2, 70),
                incident(4, "major", 2, 62));
        assertThat(report.namespaces()).extracting(ReportedNamespace::name).containsExactly("major", "minor");
        assertThat(report.episodes())
                .extracting(episode -> episode.incidents().get(0).id())
                .containsExactly(1L, 2L, 4L, 3L);
        assertThat(report.coverage()).extracting(DayCoverage::namespace).containsExactly("major", "minor");
    }

    @Test
    void putsWhatGoesOnBeforeWhatIsWorse() {
        final Report report =
                report(Optional.of(TWO.plusSeconds(900)), 2, incident(1, "major", 0, 90), incident(2, "minor", 1, 25));
        assertThat(report.episodes()).extracting(Episode::ongoing).containsExactly(true, false);
        assertThat(report.summary().ongoing()).isEqualTo(1);
        assertThat(report.summary().sentences())
                .containsExactly(
                        "Wrong at 2026-03-02 02:30 UTC, the end of the newest collected window: minor (low, for 15 min).",
                        "Worst was major from 2026-03-02 02:00 UTC on, for 15 min: critical with a score of 90,"
                                + " 10 errors, 10 of them in the window of 2026-03-02 02:00 UTC.",
                        "In 2 of 4 windows at least one namespace is missing or partly read.");
    }

    @Test
    void namesAsWorstWhatListsBeginWith() {
        final Report report =
                report(Optional.of(TWO.plusSeconds(900)), 4, incident(1, "minor", 0, 95), incident(2, "major", 0, 85));
        assertThat(report.summary().sentences().get(1)).startsWith("Worst was major from ");
    }

    @Test
    void sumsUp() {
        final Report report = report(
                Optional.of(TWO.plusSeconds(2_700)),
                4,
                incident(1, "major", 0, 90),
                incident(2, "major", 1, 85),
                incident(3, "minor", 0, 5));
        assertThat(report.summary().errors()).isEqualTo(7);
        assertThat(report.summary().incidents().of(Severity.CRITICAL)).isEqualTo(2);
        assertThat(report.summary().incidents().of(Severity.HIGH)).isZero();
        assertThat(report.summary().incidents().of(Severity.INFO)).isEqualTo(1);
        assertThat(report.summary().leftOut()).isEqualTo(3);
        assertThat(report.summary().sentences())
                .first()
                .isEqualTo("Nothing of the range goes on: no incident of it reaches the newest collected window,"
                        + " which ended at 2026-03-02 03:00 UTC.");
    }

    @Test
    void saysThatNothingIsKnownOfNowWhenCollectingEndedLongAgo() {
        final Instant late = TWO.plusSeconds(3_600).plus(Duration.ofHours(51)).plusSeconds(1);
        assertThat(made(late, Optional.of(TWO.plusSeconds(2_700)), 4).summary().sentences())
                .element(1)
                .isEqualTo("Nothing was collected in the 51 h from then until this report was made:"
                        + " what is wrong now is not known.");
        final Instant soon = TWO.plusSeconds(3_600).plus(Duration.ofHours(2));
        assertThat(made(soon, Optional.of(TWO.plusSeconds(2_700)), 4).summary().sentences())
                .noneMatch(sentence -> sentence.contains("not known"));
    }

    @Test
    void saysThatNobodyLookedForIncidentsInWhatWasButCounted() {
        assertThat(made(TWO.plusSeconds(4_000), ledger(Optional.of(TWO.plusSeconds(2_700)), 4, 3))
                        .summary()
                        .sentences())
                .element(2)
                .isEqualTo("3 of 4 windows were counted alone, as init does: nobody looked for incidents in them.");
    }

    @Test
    void saysThatNothingIsKnown() {
        assertThat(report(Optional.empty(), 0).summary().sentences())
                .containsExactly("Nothing was collected yet: run ./run-job.sh regular, or backfill --days N.");
    }

    private Report report(final Optional<Instant> newest, final long collected, final RecordedIncident... incidents) {
        return made(TWO.plusSeconds(4_000), newest, collected, incidents);
    }

    private Report made(
            final Instant generated,
            final Optional<Instant> newest,
            final long collected,
            final RecordedIncident... incidents) {
        return made(generated, ledger(newest, collected, 0), incidents);
    }

    private static RangeFacts.Ledger ledger(final Optional<Instant> newest, final long collected, final long counted) {
        return new RangeFacts.Ledger(
                newest,
                collected,
                counted,
                Stream.of("minor", "major")
                        .map(name -> new DayCoverage(name, LocalDate.of(2026, 3, 2), 4, 4, 0))
                        .toList());
    }

    private Report made(final Instant generated, final RangeFacts.Ledger ledger, final RecordedIncident... incidents) {
        return new ReportMaker(RANGE, namespaces)
                .make(
                        new RangeFacts(
                                ledger,
                                namespaces.all().stream()
                                        .map(ReportMakerTest::reported)
                                        .toList(),
                                List.of(incidents),
                                List.of(),
                                incidents.length,
                                List.of(),
                                List.of()),
                        generated);
    }

    private static ReportedNamespace reported(final Namespace namespace) {
        final Counts counts = Counts.none(4);
        counts.set(0, namespace.name().equals("major") ? 7 : 0);
        return new ReportedNamespace(
                namespace,
                counts,
                new ReportedNamespace.Limits(
                        OptionalDouble.empty(), Collections.nCopies(7, 100.0), Collections.nCopies(7, 0L)));
    }

    private static RecordedIncident incident(
            final long id, final String namespace, final int window, final double score) {
        return new RecordedIncident(
                id, namespace, new Window(TWO.plus(Window.LENGTH.multipliedBy(window))), 10, Severity.of(score), score);
    }
}
