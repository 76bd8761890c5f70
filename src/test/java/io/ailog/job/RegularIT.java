package io.ailog.job;

import static io.ailog.job.Installation.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ailog.job.RunOutcome.State;
import io.ailog.server.LogDocuments;
import io.ailog.server.TestElasticsearch;
import io.ailog.server.TestPostgres;
import io.ailog.window.Claim;
import io.ailog.window.Claimant;
import io.ailog.window.Claims;
import io.ailog.window.Coverage;
import io.ailog.window.Failure;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code regular} as cron starts it: the last two windows, those that were missed, and what others hold. */
class RegularIT {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

    private final SettableClock clock = new SettableClock(NOON.plusSeconds(40));
    private final Installation installation;

    RegularIT() {
        TestPostgres.clear();
        TestElasticsearch.startAfresh();
        installation = Installation.start(clock, List.of("pca-dev-01-app", "pcb-uat-01-app"));
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void beginsWithTheLastTwoCompleteWindows() {
        assertThat(installation.regular().ranges())
                .containsExactly(range("2026-03-10T11:30:00Z", "2026-03-10T12:00:00Z"));
    }

    @Test
    void collectsEachWindowTwiceSoThatLateLogsCount() {
        installation.regular();
        TestElasticsearch.load("logs-1", new LogDocuments().error(NOON.minusSeconds(1), "pca-dev-01-app"));
        clock.advance(Duration.ofMinutes(15));

        assertThat(installation.regular().ranges())
                .containsExactly(range("2026-03-10T11:45:00Z", "2026-03-10T12:15:00Z"));
        assertThat(TestPostgres.query("SELECT error_count FROM ailog_peak.peak_raw_data"))
                .containsExactly("1.00");
    }

    @Test
    void catchesUpWindowsThatWereMissed() {
        installation.regular();
        clock.advance(Duration.ofHours(3));

        assertThat(installation.regular().ranges())
                .containsExactly(range("2026-03-10T12:00:00Z", "2026-03-10T15:00:00Z"));
        assertThat(missing("2026-03-10T11:30:00Z", "2026-03-10T15:00:00Z")).isEmpty();
    }

    @Test
    void namesTheBackfillForAGapThatIsTooLong() {
        installation.regular();
        clock.advance(Duration.ofHours(30));

        final RegularWindows.Due due = installation.bean(RegularWindows.class).due();

        assertThat(due.tooOld()).contains(range("2026-03-10T12:00:00Z", "2026-03-10T18:00:00Z"));
        assertThat(due.free()).containsExactly(range("2026-03-10T18:00:00Z", "2026-03-11T18:00:00Z"));
    }

    @Test
    void leavesToABackfillWhatItHolds() {
        installation.regular();
        clock.advance(Duration.ofHours(1));
        final WindowRange held = range("2026-03-01T00:00:00Z", "2026-03-10T12:45:00Z");

        try (Claim backfill = claim("backfill", Optional.empty(), List.of(held))) {
            assertThat(backfill.number()).isPositive();
            assertThat(installation.regular().ranges())
                    .containsExactly(range("2026-03-10T12:45:00Z", "2026-03-10T13:00:00Z"));
        }

        assertThat(installation.regular().ranges())
                .containsExactly(range("2026-03-10T12:00:00Z", "2026-03-10T13:00:00Z"));
    }

    @Test
    void isNeverTwoAtOnce() {
        try (Claim other = claim(JobName.REGULAR, Optional.of(JobName.REGULAR), List.of())) {
            assertThat(other.number()).isPositive();
            assertThatThrownBy(installation::regular)
                    .isInstanceOfSatisfying(
                            Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.HELD))
                    .hasMessageContaining("Another run is at work: regular, process ");
        }
        assertThat(installation.regular().state()).isEqualTo(State.DONE);
    }

    @Test
    void mayNoLongerWriteWhenItsClaimIsGone() {
        final Claims claims = installation.bean(Claims.class);
        try (Claim claim =
                claim(JobName.BACKFILL, Optional.empty(), List.of(WindowRange.of(Window.containing(NOON))))) {
            claims.hold(claim.number());
            TestPostgres.query("DELETE FROM ailog_batch.range_claim RETURNING id");

            assertThatThrownBy(() -> claims.hold(claim.number()))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("lost its claim");
        }
    }

    @Test
    void mayNoLongerWriteTheWindowsWhoseClaimIsGone() {
        final Claims claims = installation.bean(Claims.class);
        final WindowRange early = range("2026-03-10T08:00:00Z", "2026-03-10T09:00:00Z");
        final WindowRange late = range("2026-03-10T11:00:00Z", "2026-03-10T12:00:00Z");
        try (Claim claim = claim(JobName.REGULAR, Optional.of(JobName.REGULAR), List.of(early, late))) {
            TestPostgres.query("DELETE FROM ailog_batch.range_claim"
                    + " WHERE span @> timestamptz '2026-03-10T11:30:00Z' RETURNING id");

            claims.hold(claim.number());
            claims.hold(claim.number(early));
            assertThatThrownBy(() -> claims.hold(claim.number(late)))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("lost its claim");
        }
    }

    @Test
    void saysWhenNothingIsLeftToDoInThisQuarterOfAnHour() {
        installation.regular();

        assertThat(installation.regular().state()).isEqualTo(State.ALREADY_DONE);
    }

    private Claim claim(final String job, final Optional<String> resource, final List<WindowRange> ranges) {
        return installation.bean(Claims.class).claim(new Claimant(job, resource), ranges);
    }

    private List<?> missing(final String from, final String to) {
        return installation.bean(Coverage.class).missing(range(from, to), List.of("pca-dev-01-app", "pcb-uat-01-app"));
    }
}
