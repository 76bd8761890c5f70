package io.ailog.job;

import static io.ailog.job.Installation.range;
import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.job.RunOutcome.State;
import io.ailog.server.TestPostgres;
import io.ailog.window.Claim;
import io.ailog.window.Claimant;
import io.ailog.window.Claims;
import io.ailog.window.WindowRange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Verdicts that rested on days which were collected later: who corrects them, and what is left of what they were. */
class StaleVerdictsIT {
    private static final String A = "pca-dev-01-app";
    private static final WindowRange EARLIER = range("2026-03-09T08:00:00Z", "2026-03-09T12:00:00Z");
    private static final WindowRange LATER = range("2026-03-10T08:00:00Z", "2026-03-10T12:00:00Z");
    private static final String NEW = "10:00:00 new=true []";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-10T12:07:00Z"));
    private final PlainLogs logs = PlainLogs.start();
    private final Installation installation;

    StaleVerdictsIT() {
        TestPostgres.clear();
        installation = Installation.start(clock, List.of(A), Map.of("ailog.detection.learning", "1h"));
        logs.error(Instant.parse("2026-03-10T10:00:00Z"), A, "a rare thing came about")
                .error(Instant.parse("2026-03-09T11:00:00Z"), A, "a rare thing came about")
                .load();
        run(LATER);
        assertThat(incidents()).containsExactly(NEW);
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void areCorrectedByTheRunThatMadeThemStaleAndLeaveATrace() {
        run(EARLIER);

        assertThat(incidents()).containsExactly("11:00:00 new=true []");
        assertThat(TestPostgres.query("""
                        SELECT concat_ws(' ', window_start AT TIME ZONE 'UTC', namespace, retracted_at > now() - interval '1 hour',
                                         corrections #> '{0,was,flags}', corrections #>> '{0,was,errors}',
                                         corrections #> '{0,now}', (corrections #>> '{0,found_at}') IS NOT NULL)
                        FROM ailog_batch.retracted_incident
                        """))
                .containsExactly("2026-03-10 10:00:00 pca-dev-01-app t [\"is_new\"] 1.00"
                        + " {\"errors\": 1, \"incident\": false} t");
        assertThat(stale()).isEmpty();
    }

    @Test
    void areLeftWhileAnotherRunHoldsThemAndCorrectedByTheNext() {
        try (Claim held = claim(range("2026-03-10T09:00:00Z", "2026-03-10T11:00:00Z"))) {
            assertThat(held.number()).isPositive();
            run(EARLIER);

            assertThat(incidents()).containsExactly("11:00:00 new=true []", NEW);
            assertThat(stale())
                    .hasSize(8)
                    .startsWith("2026-03-10 09:00:00")
                    .contains("2026-03-10 10:00:00")
                    .endsWith("2026-03-10 10:45:00");
        }

        assertThat(installation.regular().state()).isEqualTo(State.DONE);

        assertThat(incidents()).containsExactly("11:00:00 new=true []");
        assertThat(stale()).isEmpty();
    }

    @Test
    void areSettledByTheNextRunOverThem() {
        try (Claim held = claim(LATER)) {
            assertThat(held.number()).isPositive();
            run(EARLIER);
        }
        assertThat(stale()).hasSize(16);

        assertThat(installation.detect(LATER).state()).isEqualTo(State.DONE);

        assertThat(incidents()).containsExactly("11:00:00 new=true []");
        assertThat(stale()).isEmpty();
    }

    @Test
    void stayWithWhatAnOperatorWrote() {
        TestPostgres.query("UPDATE ailog_peak.peak_investigation SET status = 'acknowledged' RETURNING id");

        run(EARLIER);

        assertThat(TestPostgres.query("""
                        SELECT concat_ws(' ', confirmed, status, corrections #> '{0,was,flags}', corrections #>> '{0,now,incident}')
                        FROM ailog_peak.peak_investigation WHERE timestamp = '2026-03-10T10:00:00Z'
                        """)).containsExactly("f acknowledged [\"is_new\"] false");
    }

    private void run(final WindowRange range) {
        assertThat(installation.run(JobName.BACKFILL, range).state()).isEqualTo(State.DONE);
    }

    private Claim claim(final WindowRange range) {
        return installation.bean(Claims.class).claim(new Claimant("backfill", Optional.empty()), List.of(range));
    }

    private static List<String> incidents() {
        return TestPostgres.query("""
                SELECT concat_ws(' ', (timestamp AT TIME ZONE 'UTC')::time, 'new=' || is_new, corrections)
                FROM ailog_peak.peak_investigation ORDER BY timestamp
                """);
    }

    private static List<String> stale() {
        return TestPostgres.query(
                "SELECT window_start AT TIME ZONE 'UTC' FROM ailog_batch.stale_verdict ORDER BY window_start");
    }
}
