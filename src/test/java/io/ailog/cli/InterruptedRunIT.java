package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.ailog.cli.Shell.Result;
import io.ailog.cli.Shell.Running;
import io.ailog.server.TestPostgres;
import io.ailog.server.TestTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that are killed, stopped or met by others: nothing is lost, nothing is there twice, and a command resumes. */
class InterruptedRunIT {
    private static final String[] BACKFILL = {"backfill", "--from", "2026-03-02", "--to", "2026-03-09"};
    /** Of two windows each. */
    private static final int CHUNKS = 7 * 48;

    @TempDir
    private Path home;

    private final Standing standing = new Standing(TestPostgres.database());
    private Shell shell;

    @BeforeAll
    static void load() {
        SampleLogs.load("2026-03-02", "2026-03-10");
    }

    @BeforeEach
    void startAfresh() {
        TestPostgres.clear();
        // small chunks, so that there is much to interrupt
        shell = new Shell(home).onTestServers().with("AILOG_BATCH_CHUNKWINDOWS", "2");
    }

    @Test
    void resumesAfterBeingKilled() {
        assertThat(shell.run(BACKFILL).code()).isZero();
        final List<String> undisturbed = TestTables.contents();
        TestPostgres.clear();

        for (final int windows : List.of(40, 200, 500)) {
            final Running killed = shell.start(BACKFILL);
            awaitCoverage(windows, killed);
            killed.kill();
        }
        final Result resumed = shell.run(BACKFILL);

        assertThat(resumed.code()).describedAs(resumed.err()).isZero();
        standing.assertFinished(undisturbed);
        assertThat(undisturbed).anyMatch(row -> row.startsWith("incident"));
        assertThat(TestPostgres.query("SELECT count(*) FROM ailog_batch.batch_job_instance"))
                .containsExactly("1");
        assertThat(standing.collected()).isEqualTo(CHUNKS);
    }

    @Test
    void stopsAtTheNextChunkWhenAskedByASignal() {
        final Running running = shell.start(BACKFILL);
        awaitCoverage(60, running);
        running.process().destroy();
        final Result stopped = running.await();

        assertThat(stopped.code()).isEqualTo(4);
        assertThat(stopped.lastLine()).contains("Give the same command again to resume");
        assertThat(standing.covered()).isLessThan(672);
        assertThat(TestPostgres.query("SELECT status FROM ailog_batch.batch_job_execution"))
                .containsExactly("STOPPED");
        assertThat(shell.run(BACKFILL).code()).isZero();
        assertThat(standing.covered()).isEqualTo(672);
        assertThat(standing.collected()).isEqualTo(CHUNKS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void givesUpWithinTenSecondsAChunkThatTakesLonger(final String signal) throws Exception {
        assumeHeard(signal);
        try (HoldingPoint point =
                HoldingPoint.before("INSERT ON ailog_batch.coverage", "NEW.window_start >= '2026-03-02T14:00Z'")) {
            final Running running = shell.with("METRICS_DIR", home.toString()).start(BACKFILL);
            point.awaitArrival(running);
            running.signal(signal);

            assertThat(running.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(running.await().code()).isEqualTo(4);
            assertThat(running.await().lastLine()).contains("Give the same command again to resume");
            // held as it is, the server has seen that nobody waits for it any more
            HoldingPoint.awaitNobody(TestPostgres.database());
            point.letGo();
            assertThat(home.resolve("ailog_backfill.prom"))
                    .content()
                    .contains("ailog_run_exit_code{job=\"backfill\"} 4.0\n");
        }
        assertThat(standing.covered()).isLessThan(672);
        assertThat(shell.run(BACKFILL).code()).isZero();
        assertThat(standing.covered()).isEqualTo(672);
        assertThat(standing.collected()).isEqualTo(CHUNKS);
    }

    @Test
    void excludesOverlappingRangesAndLetsOthersRun() {
        final Running first = shell.start(BACKFILL);
        awaitCoverage(20, first);
        first.signal("STOP");

        final Result overlapping = shell.run("init", "--from", "2026-03-08T23:45:00Z", "--to", "2026-03-10");
        final Result disjoint = shell.run("init", "--from", "2026-03-09", "--to", "2026-03-10");

        first.signal("CONT");

        assertThat(overlapping.code()).isEqualTo(3);
        assertThat(overlapping.lastLine())
                .contains("Another run is at work: backfill on 2026-03-02")
                .contains("process " + first.process().pid());
        assertThat(disjoint.code()).describedAs(disjoint.err()).isZero();
        assertThat(first.await().code()).isZero();
    }

    @Test
    void resumesWhatWasBegunAndThenGoesFurther() {
        final Running killed = shell.start(BACKFILL);
        awaitCoverage(40, killed);
        killed.kill();

        final Result further = shell.run("backfill", "--from", "2026-03-02", "--to", "2026-03-10");

        assertThat(further.code()).describedAs(further.err()).isZero();
        assertThat(standing.covered()).isEqualTo(672 + 96);
        assertThat(TestPostgres.query("SELECT count(*) FROM ailog_batch.batch_job_instance"))
                .containsExactly("2");
    }

    @Test
    void endsAsOutOfReachWhenItsSessionsAreTerminatedAndResumes() {
        final Running running = shell.start(BACKFILL);
        awaitCoverage(60, running);
        TestPostgres.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                + " WHERE application_name = 'ailog-analyzer' AND pid <> pg_backend_pid()");
        final Result cut = running.await();

        final Result resumed = shell.run(BACKFILL);

        assertThat(cut.code()).describedAs(cut.out() + cut.err()).isEqualTo(5);
        assertThat(resumed.code()).describedAs(resumed.out() + resumed.err()).isZero();
        assertThat(standing.covered()).isEqualTo(672);
        assertThat(TestPostgres.query("SELECT count(*) FROM ailog_batch.range_claim"))
                .containsExactly("0");
    }

    /** What a shell starts in the background ignores SIGINT, and so do the processes that it starts. */
    private static void assumeHeard(final String signal) throws IOException {
        final Path status = Path.of("/proc/self/status");
        if (signal.equals("INT") && Files.exists(status)) {
            final String ignored = Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("SigIgn:"))
                    .map(line -> line.replaceAll(".*\\s", ""))
                    .findFirst()
                    .orElseThrow();
            assumeThat(Long.parseUnsignedLong(ignored, 16) & 2)
                    .describedAs("SIGINT is ignored from the start: these tests run in the background of a shell")
                    .isZero();
        }
    }

    private void awaitCoverage(final int windows, final Running running) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> standing.covered() >= windows || !running.process().isAlive());
        assertThat(running.process().isAlive())
                .describedAs("the run is still there to be disturbed")
                .isTrue();
    }
}
