package io.ailog.job;

import static io.ailog.job.Installation.range;
import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.job.LeftWindows.Kind;
import io.ailog.server.TestElasticsearch;
import io.ailog.server.TestPostgres;
import io.ailog.window.WindowRange;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@code backfill --only} finds left of a range. */
class LeftWindowsIT {
    private static final WindowRange DAYS = range("2026-03-02T00:00:00Z", "2026-03-06T00:00:00Z");
    private static final WindowRange SECOND = range("2026-03-03T00:00:00Z", "2026-03-04T00:00:00Z");
    private static final Set<Kind> MISSING = EnumSet.of(Kind.MISSING);
    private static final Set<Kind> BOTH = EnumSet.allOf(Kind.class);

    private final Installation installation;

    LeftWindowsIT() {
        TestPostgres.clear();
        TestElasticsearch.startAfresh();
        installation = Installation.start(
                new SettableClock(Instant.parse("2026-03-10T12:00:00Z")), List.of("pca-dev-01-app", "pcb-uat-01-app"));
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void findsWhatWasNeverCollectedOrOnlyCounted() {
        installation.run(JobName.INIT, SECOND);
        installation.run(JobName.BACKFILL, range("2026-03-04T00:00:00Z", "2026-03-05T12:00:00Z"));

        assertThat(left(MISSING))
                .containsExactly(
                        range("2026-03-02T00:00:00Z", "2026-03-04T00:00:00Z"),
                        range("2026-03-05T12:00:00Z", "2026-03-06T00:00:00Z"));
    }

    @Test
    void takesWholeDaysOfManyGaps() {
        installation.run(JobName.BACKFILL, DAYS);
        forgetEverySecondWindow("2026-03-03T00:00Z", "2026-03-05T00:00Z");
        assertThat(left(MISSING)).hasSize(96);

        forgetEverySecondWindow("2026-03-05T00:00Z", "2026-03-06T00:00Z");

        assertThat(left(MISSING))
                .containsExactly(
                        SECOND,
                        range("2026-03-04T00:00:00Z", "2026-03-05T00:00:00Z"),
                        range("2026-03-05T00:00:00Z", "2026-03-06T00:00:00Z"));
    }

    @Test
    void namesWhatABackfillLeftAsItWasBegunAndNothingTwice() {
        installation.run(JobName.BACKFILL, SECOND);
        TestPostgres.query("UPDATE ailog_batch.batch_job_execution SET status = 'FAILED' RETURNING 1");

        assertThat(left(EnumSet.of(Kind.FAILED))).containsExactly(SECOND);
        assertThat(left(MISSING)).doesNotContain(SECOND).hasSize(2);
        assertThat(left(BOTH))
                .containsExactly(
                        SECOND,
                        range("2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z"),
                        range("2026-03-04T00:00:00Z", "2026-03-06T00:00:00Z"));
    }

    @Test
    void leavesNothingBehind() {
        installation.run(JobName.BACKFILL, SECOND);
        TestPostgres.query("DELETE FROM ailog_batch.coverage WHERE window_start = '2026-03-03 10:00:00Z' RETURNING 1");

        final RunOutcome outcome = installation.run(
                RunRequest.overRange(JobName.BACKFILL, DAYS, 2, false).over(left(BOTH)));

        assertThat(outcome.state()).isEqualTo(RunOutcome.State.DONE);
        assertThat(outcome.ranges())
                .containsExactly(
                        range("2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z"),
                        range("2026-03-03T10:00:00Z", "2026-03-03T10:15:00Z"),
                        range("2026-03-04T00:00:00Z", "2026-03-06T00:00:00Z"));
        assertThat(left(BOTH)).isEmpty();
    }

    private static void forgetEverySecondWindow(final String from, final String to) {
        TestPostgres.query(
                "DELETE FROM ailog_batch.coverage WHERE window_start >= '" + from + "' AND window_start < '" + to
                        + "' AND extract(minute FROM window_start) IN (15, 45) AND namespace = 'pcb-uat-01-app' RETURNING 1");
    }

    private List<WindowRange> left(final Set<Kind> kinds) {
        return installation.bean(LeftWindows.class).in(DAYS, kinds);
    }
}
