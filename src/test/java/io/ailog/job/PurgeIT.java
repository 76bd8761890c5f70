package io.ailog.job;

import static io.ailog.job.Installation.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ailog.job.RunOutcome.State;
import io.ailog.logs.LogDocument.Origin;
import io.ailog.server.TestPostgres;
import io.ailog.server.TestTables;
import io.ailog.window.Claim;
import io.ailog.window.Claimant;
import io.ailog.window.Claims;
import io.ailog.window.Failure;
import io.ailog.window.Removed;
import io.ailog.window.WindowRange;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Counts and facts that are old enough go; all that rests on them stays, and later windows are judged as ever. */
class PurgeIT {
    private static final String A = "pca-dev-01-app";
    private static final WindowRange OLD = range("2026-01-31T20:00:00Z", "2026-02-01T00:00:00Z");
    private static final WindowRange YOUNG = range("2026-02-01T00:00:00Z", "2026-02-01T04:00:00Z");
    private static final Instant CUT = YOUNG.from();
    private static final String RESOLVED = "UPDATE ailog_peak.peak_investigation SET status = 'Resolved'";

    private final PlainLogs logs = PlainLogs.start();
    private final Installation installation;

    PurgeIT() {
        TestPostgres.clear();
        execute("INSERT INTO ailog_peak.known_issues (issue_id, issue_name, message_pattern)"
                + " VALUES ('T-1', 'inbox', 'inbox is stuck')");
        installation = Installation.start(
                new SettableClock(Instant.parse("2026-02-01T04:07:00Z")),
                List.of(A),
                Map.of("ailog.detection.learning", "1h"));
        hours("2026-01-31T20:00:00Z", "old");
        hours("2026-02-01T00:00:00Z", "young");
        logs.load();
        assertThat(installation.run(JobName.BACKFILL, OLD).state()).isEqualTo(State.DONE);
        assertThat(installation.run(JobName.BACKFILL, YOUNG).state()).isEqualTo(State.DONE);
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void leavesTotalsAndIncidentsAndLaterVerdicts() {
        execute(RESOLVED);
        final List<String> before = TestTables.contents();
        assertThat(before.stream().map(row -> row.replaceAll("\\|.*", "")))
                .contains("incident", "signature", "known issue", "health", "cascade", "dependency", "total");

        final PurgeOutcome outcome = purge(CUT);

        assertThat(outcome.cut()).isEqualTo(CUT);
        assertThat(outcome.kept()).isZero();
        assertThat(outcome.removed().stream().map(rows -> rows.table().replaceAll(".*\\.", "") + " " + rows.rows()))
                .containsExactly(
                        "call_fact 8",
                        "coverage 16",
                        "issue_fact 4",
                        "path_fact 4",
                        "signature_fact 20",
                        "peak_raw_data 4");
        assertThat(outcome.removed())
                .filteredOn(rows -> rows.table().endsWith("coverage"))
                .containsExactly(
                        new Removed("ailog_batch.coverage", 16, OLD.from(), Instant.parse("2026-01-31T23:45:00Z")));
        final List<String> purged =
                before.stream().filter(Predicate.not(PurgeIT::isPurged)).toList();
        assertThat(TestTables.contents()).isEqualTo(purged);
        for (final String job : List.of(JobName.DETECT, JobName.BACKFILL)) {
            rerun(job, YOUNG);
            assertThat(TestTables.contents()).isEqualTo(purged);
        }
        rerun(JobName.DETECT, OLD);
        assertThat(TestTables.contents()).isEqualTo(purged);
        assertThat(purge(CUT).removed()).isEmpty();
    }

    @Test
    void takesPurgedWindowsThatAreCollectedAgainForCountsAlone() {
        execute(RESOLVED);
        final List<String> before = TestTables.contents();
        purge(CUT);
        logs.error(Instant.parse("2026-01-31T21:00:09Z"), A, "the outbox is stuck")
                .load();

        rerun(JobName.BACKFILL, OLD);

        assertThat(TestTables.contents().stream().filter(PurgeIT::isNoCount))
                .isEqualTo(before.stream()
                        .filter(Predicate.not(PurgeIT::isPurged))
                        .filter(PurgeIT::isNoCount)
                        .toList());
        assertThat(
                        TestPostgres.query(
                                "SELECT expected FROM ailog_batch.coverage"
                                        + " WHERE window_start IN ('2026-01-31T20:00:00Z', '2026-01-31T21:00:00Z') ORDER BY window_start"))
                .containsExactly("5", "6");
    }

    @Test
    void dropsMonthsThatAreEmptyAndKeepsWhatTheNextDayIsComparedWith() {
        execute(RESOLVED);
        final String january = "SELECT relname FROM pg_class WHERE relname LIKE '%fact_202601' AND relkind = 'r'";
        purge(CUT);
        assertThat(TestPostgres.query(january)).containsExactly("service_fact_202601");

        purge(CUT.plusSeconds(86_400));

        assertThat(TestPostgres.query(january)).isEmpty();
        assertThat(TestPostgres.query("SELECT count(*) FROM ailog_batch.signature_fact"))
                .containsExactly("0");
        assertThat(TestPostgres.query(
                        "SELECT DISTINCT (window_start AT TIME ZONE 'UTC')::date FROM ailog_batch.service_fact"))
                .containsExactly("2026-02-01");
    }

    @Test
    void keepsWindowsOfOpenIncidentsUntilTheyAreClosed() {
        execute(RESOLVED);
        execute("UPDATE ailog_peak.peak_investigation SET status = 'in progress'"
                + " WHERE timestamp = '2026-01-31T23:00:00Z'");
        final List<String> before = TestTables.contents();
        assertThat(before).anyMatch(row -> row.startsWith("incident|2026-01-31 23:00:00"));

        assertThat(purge(CUT).kept()).isEqualTo(1);

        final List<String> kept = before.stream()
                .filter(row -> !isPurged(row) || row.contains("|2026-01-31 23:00:00|"))
                .toList();
        assertThat(TestTables.contents()).isEqualTo(kept);
        for (final String job : List.of(JobName.DETECT, JobName.BACKFILL)) {
            rerun(job, YOUNG);
            rerun(JobName.DETECT, OLD);
            assertThat(TestTables.contents()).isEqualTo(kept);
        }
        installation.thresholds();
        assertThat(TestPostgres.query("SELECT data_start_date || ' ' || sample_count FROM ailog_peak.peak_thresholds"))
                .containsExactly("2026-02-01 4");
        assertThat(TestPostgres.query("SELECT sum(samples) FROM ailog_peak.aggregation_data"))
                .containsExactly("4");

        execute("UPDATE ailog_peak.peak_investigation SET resolved_at = now() WHERE status = 'in progress'");

        assertThat(purge(CUT).kept()).isZero();
        assertThat(TestTables.contents()).noneMatch(PurgeIT::isPurged);
        assertThat(TestPostgres.query("SELECT count(*) FROM ailog_batch.kept_window"))
                .containsExactly("0");
    }

    @Test
    void takesNothingThatThresholdsRestOn() {
        execute(RESOLVED);
        installation.thresholds();
        final List<String> before = TestTables.contents();

        assertThat(purge(CUT).cut()).isEqualTo(Instant.parse("2026-01-31T00:00:00Z"));
        assertThat(TestTables.contents()).isEqualTo(before);

        execute("UPDATE ailog_peak.peak_thresholds SET data_start_date = NULL");
        assertThat(purge(CUT).cut()).isEqualTo(Instant.EPOCH);
        assertThat(TestTables.contents()).isEqualTo(before);

        execute("UPDATE ailog_peak.peak_thresholds SET data_start_date = '2026-02-01'");
        assertThat(purge(CUT).cut()).isEqualTo(CUT);
        assertThat(TestTables.contents())
                .isEqualTo(
                        before.stream().filter(Predicate.not(PurgeIT::isPurged)).toList());
    }

    @Test
    void givesWayToRunsOverWhatItWouldTake() {
        execute(RESOLVED);
        final List<String> before = TestTables.contents();
        final WindowRange last = range("2026-01-31T23:45:00Z", "2026-02-01T01:00:00Z");
        try (Claim run = claim("backfill", Optional.empty(), List.of(last))) {
            assertThat(run.number()).isPositive();
            assertThatThrownBy(() -> purge(CUT))
                    .isInstanceOfSatisfying(
                            Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.HELD))
                    .hasMessageStartingWith("Another run is at work: backfill on 2026-01-31");
        }
        try (Claim run = claim("thresholds", Optional.of("thresholds"), List.of())) {
            assertThat(run.number()).isPositive();
            assertThatThrownBy(() -> purge(CUT)).hasMessageStartingWith("Another run is at work: thresholds");
        }
        assertThat(TestTables.contents()).isEqualTo(before);

        try (Claim run = claim("backfill", Optional.empty(), List.of(YOUNG))) {
            assertThat(run.number()).isPositive();
            assertThat(purge(CUT).removed()).hasSize(6);
        }
    }

    @Test
    void beginsNoDayWhenItIsAskedToStop() {
        execute(RESOLVED);
        final List<String> before = TestTables.contents();
        installation.bean(RunningExecution.class).stop();

        final PurgeOutcome outcome = purge(CUT);

        assertThat(outcome.stopped()).isTrue();
        assertThat(outcome.removed()).isEmpty();
        assertThat(TestTables.contents()).isEqualTo(before);
    }

    @Test
    void takesTheRecordOfCompletedRunsButWhatCanBeResumedAndTheNewest() {
        record(901, "regular", "2020-01-01", "FAILED", "COMPLETED");
        record(902, "regular", "2020-01-02", "COMPLETED");
        record(903, "regular", "2020-01-03", "COMPLETED", "FAILED");
        record(904, "regular", "2020-01-04", "STOPPED");
        record(905, "regular", "2020-01-05", "STARTED");
        record(906, "regular", "2020-01-06", "COMPLETED");
        record(907, "thresholds", "2020-01-02", "COMPLETED");
        record(908, "thresholds", "2026-01-02", "COMPLETED");

        final List<Removed> removed =
                purge(Instant.parse("2025-01-01T00:00:00Z")).removed();

        assertThat(removed.stream().map(rows -> rows.table().replaceAll(".*\\.", "") + " " + rows.rows()))
                .containsExactly(
                        "batch_job_execution 4",
                        "batch_job_execution_context 4",
                        "batch_job_execution_params 4",
                        "batch_job_instance 3",
                        "batch_step_execution 4",
                        "batch_step_execution_context 4");
        assertThat(TestPostgres.query("SELECT job_instance_id FROM ailog_batch.batch_job_instance"
                        + " WHERE job_instance_id > 900 ORDER BY 1"))
                .containsExactly("903", "904", "905", "906", "908");
        assertThat(TestPostgres.query("SELECT count(*) FROM ailog_batch.batch_step_execution_context"
                        + " WHERE step_execution_id > 9000"))
                .containsExactly("6");
    }

    /** An instance that ended at midnight of {@code day}, with executions of one step each. */
    private static void record(final int instance, final String job, final String day, final String... statuses) {
        execute("INSERT INTO ailog_batch.batch_job_instance VALUES (%d, 0, '%s', '%d')"
                .formatted(instance, job, instance));
        for (int i = 0; i < statuses.length; i++) {
            execute("""
                    INSERT INTO ailog_batch.batch_job_execution
                        (job_execution_id, job_instance_id, create_time, start_time, end_time, status)
                    VALUES (%1$d, %2$d, '%3$s', '%3$s', %4$s, '%5$s');
                    INSERT INTO ailog_batch.batch_job_execution_params VALUES (%1$d, 'from', 'String', 'x', 'Y');
                    INSERT INTO ailog_batch.batch_job_execution_context VALUES (%1$d, '{}');
                    INSERT INTO ailog_batch.batch_step_execution
                        (step_execution_id, version, step_name, job_execution_id, create_time, status)
                    VALUES (%1$d, 0, 'collect', %1$d, '%3$s', '%5$s');
                    INSERT INTO ailog_batch.batch_step_execution_context VALUES (%1$d, '{}')
                    """.formatted(
                            instance * 10 + i,
                            instance,
                            day,
                            statuses[i].equals("STARTED") ? "NULL" : "'" + day + "'",
                            statuses[i]));
        }
    }

    /** Each hour an error of a known issue, one of a message that only this hour has, and a trace through three services. */
    private void hours(final String from, final String age) {
        for (int hour = 0; hour < 4; hour++) {
            final Instant time = Instant.parse(from).plusSeconds(hour * 3_600L);
            logs.error(time, A, "the inbox is stuck");
            logs.error(time.plusSeconds(1), A, "something " + age + " of hour " + (char) ('a' + hour) + "x");
            for (final String application : List.of("front", "shop", "store")) {
                logs.error(time.plusSeconds(2), new Origin(A, application, "1"), age + hour, "no " + age + " answer");
            }
        }
    }

    private PurgeOutcome purge(final Instant cut) {
        return installation.bean(Purge.class).run(cut);
    }

    private Claim claim(final String job, final Optional<String> resource, final List<WindowRange> ranges) {
        return installation.bean(Claims.class).claim(new Claimant(job, resource), ranges);
    }

    private void rerun(final String job, final WindowRange range) {
        assertThat(installation.rerun(job, range).state()).isEqualTo(State.DONE);
    }

    private static void execute(final String sql) {
        try (Connection connection = TestPostgres.database().connectAsApp();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (final SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What services had stays a day longer, since the health of those on the next day rests on it. */
    private static boolean isPurged(final String row) {
        return row.matches("(count|coverage|late count|(signature|path|call|issue) fact)\\|2026-01-.*");
    }

    private static boolean isNoCount(final String row) {
        return !row.matches("(count|coverage)\\|.*");
    }
}
