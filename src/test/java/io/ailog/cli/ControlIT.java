package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ailog.cli.Shell.Result;
import io.ailog.cli.Shell.Running;
import io.ailog.server.TestPostgres;
import io.ailog.server.TestTables;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code stop}, {@code restart} and {@code abandon} of runs that are at work, and of what they leave. */
class ControlIT {
    private static final String FROM = "2026-03-02T18:00:00Z";
    private static final String TO = "2026-03-03T06:00:00Z";
    private static final String[] BACKFILL = {"backfill", "--from", FROM, "--to", TO, "--workers", "1"};
    private static final String COMMAND = "./run-job.sh " + String.join(" ", BACKFILL);
    private static final int CHUNKS = 6;
    /** A process starts within that on a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String STATUS = "SELECT status FROM ailog_batch.batch_job_execution ORDER BY job_execution_id";
    private static final String RANGES = """
            SELECT string_agg(parameter_value, ' ' ORDER BY parameter_name)
            FROM ailog_batch.batch_job_execution_params
            WHERE parameter_name IN ('from', 'to')
            GROUP BY job_execution_id
            ORDER BY job_execution_id
            """;

    private static List<String> undisturbed = List.of();

    @TempDir
    private Path home;

    private final Standing standing = new Standing(TestPostgres.database());
    private Shell shell;

    @BeforeAll
    static void runUndisturbed(@TempDir final Path home) {
        SampleLogs.load("2026-03-02", "2026-03-04");
        TestPostgres.clear();
        assertThat(new Shell(home).onTestServers().run(BACKFILL).code()).isZero();
        undisturbed = TestTables.contents();
    }

    @BeforeEach
    void startAfresh() {
        TestPostgres.clear();
        shell = new Shell(home)
                .onTestServers()
                .with("AILOG_BATCH_CHUNKWINDOWS", "8")
                .with("AILOG_CLAIMS_CHECK", "100ms");
    }

    /** In the middle of collecting, before the first day is judged, in the middle of judging. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ailog_batch.coverage             | NEW.window_start = '2026-03-02T20:00Z'",
                "ailog_batch.batch_step_execution | NEW.step_name = 'detect'",
                "ailog_peak.service_health        | NEW.window_start >= '2026-03-02T20:00Z'",
            })
    void stopsAfterTheChunkInHandAndResumes(final String table, final String condition) {
        try (HoldingPoint point = HoldingPoint.before("INSERT ON " + table, condition)) {
            final CompletableFuture<Result> backfill = shell.runBeside(BACKFILL);
            point.awaitArrival(backfill);
            final CompletableFuture<Result> stop = shell.runBeside("stop", "--job", "backfill");
            awaitRequest();
            point.letGo();

            assertThat(stop.join().code()).describedAs(stop.join().err()).isZero();
            assertThat(stop.join().out().lines().toList().get(0))
                    .startsWith("Asked execution ")
                    .contains("process " + ProcessHandle.current().pid());
            assertThat(stop.join().lastLine())
                    .endsWith(" is stopped. To resume it: ./run-job.sh restart " + last() + " or " + COMMAND);
            assertThat(backfill.join().code()).isEqualTo(4);
        }
        assertThat(TestPostgres.query(STATUS)).containsExactly("STOPPED");
        if (table.endsWith("coverage")) {
            assertThat(standing.covered()).isEqualTo(8 + 8);
        }

        final Result resumed = shell.run("restart", "--job", "backfill", "--workers", "2");

        assertThat(resumed.code()).describedAs(resumed.err()).isZero();
        assertThat(resumed.out()).contains("Resuming execution " + (last() - 1)).contains("backfill done in");
        standing.assertFinished(undisturbed);
        assertThat(standing.collected()).isEqualTo(CHUNKS);
        assertThat(standing.judged()).isEqualTo(CHUNKS);
        assertThat(TestPostgres.query("SELECT count(*) FROM ailog_batch.batch_job_instance"))
                .containsExactly("1");
        assertThat(shell.run("restart", "--job", "backfill").lastLine()).contains("is complete; nothing to do");
    }

    @Test
    void refusesWhatIsAtWorkAndLetsARequestStandWhenNobodyWaitsForItsEnd() throws Exception {
        try (HoldingPoint point =
                HoldingPoint.before("INSERT ON ailog_batch.coverage", "NEW.window_start >= '2026-03-02T20:00Z'")) {
            final CompletableFuture<Result> backfill = shell.runBeside(BACKFILL);
            point.awaitArrival(backfill);
            final String id = Long.toString(last());

            final Result restart = shell.run("restart", id);
            final Result abandon = shell.run("abandon", id);
            final Running waiting = shell.start("stop", id);
            await().atMost(PATIENCE)
                    .until(() ->
                            standing.number("SELECT count(*) FROM ailog_batch.range_claim WHERE stop_requested") == 1);
            waiting.signal("TERM");
            assertThat(waiting.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
            final Result impatient = shell.run("stop", id, "--wait", "0s");
            awaitRequest();
            point.letGo();

            assertThat(List.of(restart.code(), abandon.code(), waiting.await().code(), impatient.code()))
                    .containsExactly(3, 3, 4, 3);
            assertThat(restart.lastLine())
                    .startsWith("error: execution " + id + " (backfill, 2026-03-02")
                    .endsWith("or stop it first: ./run-job.sh stop " + id);
            assertThat(abandon.lastLine()).endsWith("Stop it first: ./run-job.sh stop " + id);
            assertThat(waiting.await().lastLine()).contains("will after the chunk in hand");
            assertThat(impatient.lastLine()).contains("is still at work on its chunk");
            assertThat(backfill.join().code()).isEqualTo(4);
        }
    }

    @Test
    void beginsAfreshWhatWasAbandoned() {
        failAt("2026-03-03T03:00Z", BACKFILL);
        final long failed = last();

        final Result abandoned = shell.run("abandon", Long.toString(failed));

        assertThat(abandoned.code()).isZero();
        assertThat(abandoned.lastLine()).endsWith("is never resumed. To begin afresh: " + COMMAND);
        assertThat(standing.number("SELECT count(*) FROM ailog_batch.range_claim"))
                .isZero();
        assertThat(shell.run("backfill", "--from", FROM, "--to", TO, "--only", "failed")
                        .lastLine())
                .contains("nothing is left");
        assertThat(shell.run(BACKFILL).code()).isZero();
        standing.assertFinished(undisturbed);
        assertThat(standing.number("SELECT count(DISTINCT job_execution_id) FROM ailog_batch.coverage"))
                .isEqualTo(1);
        assertThat(TestPostgres.query(STATUS)).containsExactly("ABANDONED", "COMPLETED");
    }

    /** Also when an execution that was resumed in vain is given up. */
    @Test
    void actsOnWhatResumedTheExecutionThatIsNamed() {
        failAt("2026-03-03T00:00Z", BACKFILL);
        final long first = last();
        failAt("2026-03-03T04:00Z", "restart", Long.toString(first));

        assertThat(shell.run("abandon", Long.toString(first)).lastLine())
                .startsWith("Abandoned: execution " + (first + 1) + " ");
        assertThat(shell.run("restart", Long.toString(first)).code()).isEqualTo(2);
        assertThat(shell.run(BACKFILL).code()).isZero();
        assertThat(TestPostgres.query(STATUS)).containsExactly("FAILED", "ABANDONED", "COMPLETED");
        standing.assertFinished(undisturbed);
    }

    @Test
    void restartsExactlyTheWindowsThatWereDue() {
        shell.at(Instant.parse("2026-03-03T12:00:40Z"));
        failAt("2026-03-03T11:45Z", "regular");

        shell.at(Instant.parse("2026-03-03T14:31:00Z"));
        final Result resumed = shell.run("restart", "--job", "regular", "--quiet");

        assertThat(resumed.code()).describedAs(resumed.err()).isZero();
        assertThat(resumed.out().lines()).hasSize(1);
        assertThat(TestPostgres.query(RANGES))
                .containsExactly(
                        "2026-03-03T11:30:00Z 2026-03-03T12:00:00Z", "2026-03-03T11:30:00Z 2026-03-03T12:00:00Z");
        assertThat(standing.covered()).isEqualTo(2);
    }

    @Test
    void restartsTheRangeAsItWasBegunWhateverBeganSince() {
        shell.at(Instant.parse("2026-03-03T18:07:00Z"));
        failAt("2026-03-03T12:00Z", "init", "--from", "2026-03-02");
        final long first = last();
        failAt("2026-03-03T12:00Z", "init", "--from", "2026-03-02", "--to", "2026-03-03T15:00:00Z");

        shell.at(Instant.parse("2026-03-04T02:00:00Z"));
        assertThat(shell.run("restart", Long.toString(first)).code()).isZero();

        final List<String> ranges = TestPostgres.query(RANGES);
        assertThat(ranges).hasSize(3);
        assertThat(ranges.get(2)).isEqualTo("2026-03-02T00:00:00Z 2026-03-03T18:00:00Z");
        assertThat(TestPostgres.query(STATUS)).containsExactly("FAILED", "FAILED", "COMPLETED");
    }

    @Test
    void judgesAgainWithoutCollecting() {
        assertThat(shell.run(BACKFILL).code()).isZero();
        try (HoldingPoint point =
                HoldingPoint.before("INSERT ON ailog_peak.service_health", "NEW.window_start >= '2026-03-02T20:00Z'")) {
            final CompletableFuture<Result> detection =
                    shell.runBeside("backfill", "--from", FROM, "--to", TO, "--workers", "1", "--detect-only");
            point.awaitArrival(detection);
            final CompletableFuture<Result> stop = shell.runBeside("stop", "--job", "detect-only");
            awaitRequest();
            point.letGo();
            assertThat(stop.join().code()).isZero();
            assertThat(detection.join().code()).isEqualTo(4);
        }

        final Result resumed = shell.with("ES_HOST", "http://127.0.0.1:1").run("restart", Long.toString(last()));

        assertThat(resumed.code()).describedAs(resumed.err()).isZero();
        assertThat(resumed.out()).contains("backfill --detect-only done");
        standing.assertFinished(undisturbed);
    }

    @Test
    void computesTheThresholdsThatFailedAsTheyWereAskedFor() {
        shell.at(Instant.parse("2026-03-10T12:00:00Z"));
        assertThat(shell.run("thresholds", "--percentile", "0.5", "--weeks", "2", "--zero-windows", "include")
                        .code())
                .isEqualTo(1);
        final String failed = Long.toString(last());
        assertThat(shell.run("init", "--from", "2026-03-02", "--to", "2026-03-04")
                        .code())
                .isZero();

        final Result restarted = shell.run("restart", "--job", "thresholds");

        assertThat(restarted.code()).describedAs(restarted.err()).isZero();
        assertThat(restarted.out()).contains("Errors per window at P50");
        assertThat(TestPostgres.query("SELECT DISTINCT percentile_level FROM ailog_peak.peak_thresholds"))
                .containsExactly("0.5000");
        assertThat(TestPostgres.query("SELECT string_agg(parameter_value, ' ' ORDER BY job_execution_id)"
                        + " FROM ailog_batch.batch_job_execution_params WHERE parameter_name = 'since'"))
                .containsExactly("2026-02-24T00:00:00Z 2026-02-24T00:00:00Z");
        assertThat(shell.run("restart", failed).lastLine()).contains("was made up for by execution " + last());
        assertThat(shell.run("restart", failed, "--workers", "3").lastLine())
                .contains("`--workers` is for init and backfill");
    }

    @Test
    void saysOfThresholdsThatWereAskedToStopTooLateThatTheyAreInForce() {
        assertThat(shell.run("init", "--from", "2026-03-02", "--to", "2026-03-04")
                        .code())
                .isZero();
        try (HoldingPoint point = HoldingPoint.before("INSERT ON ailog_peak.peak_thresholds", "true")) {
            final CompletableFuture<Result> thresholds = shell.runBeside("thresholds");
            point.awaitArrival(thresholds);
            final CompletableFuture<Result> stop = shell.runBeside("stop", "--job", "thresholds");
            awaitRequest();
            point.letGo();

            assertThat(stop.join().code()).isZero();
            assertThat(thresholds.join().code()).isEqualTo(4);
            assertThat(thresholds.join().out()).contains("are in force").doesNotContain("those in force before");
        }
        assertThat(standing.number("SELECT count(*) FROM ailog_peak.peak_thresholds"))
                .isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "restart", "abandon"})
    void saysWhenThereIsNoSuchExecution(final String command) {
        final Result unknown = shell.run(command, "99");
        final Result none = shell.run(command, "--job", "backfill");

        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.lastLine())
                .isEqualTo("error: There is no execution 99. ./run-job.sh status lists those there are.");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.lastLine()).isEqualTo("error: There is no execution of backfill yet.");
    }

    /** Gives a command that fails where it comes to a window. */
    private void failAt(final String window, final String... command) {
        try (RefusedRows refused = RefusedRows.from(window)) {
            final Result failed = shell.run(command);
            assertThat(failed.code())
                    .describedAs("refused %s: %s", refused.condition(), failed.err())
                    .isEqualTo(1);
        }
    }

    /** Waits until the run that is held has looked at its claim and seen that it is to stop. */
    private void awaitRequest() {
        await().atMost(PATIENCE)
                .until(() -> standing.number("SELECT count(*) FROM ailog_batch.range_claim WHERE stop_requested") == 1);
        final String now = TestPostgres.query("SELECT clock_timestamp()").get(0);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> standing.number("SELECT count(*) FROM pg_stat_activity JOIN pg_locks USING (pid)"
                                + " WHERE locktype = 'advisory' AND classid = " + 0x41494C47
                                + " AND state = 'idle' AND query_start > '" + now + "'")
                        > 0);
    }

    private long last() {
        return standing.number("SELECT max(job_execution_id) FROM ailog_batch.batch_job_execution");
    }
}
