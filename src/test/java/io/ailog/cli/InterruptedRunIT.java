package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ailog.cli.Shell.Result;
import io.ailog.cli.Shell.Running;
import io.ailog.server.LogDocuments;
import io.ailog.server.TestElasticsearch;
import io.ailog.server.TestPostgres;
import io.ailog.server.TestTables;
import io.ailog.window.WindowRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are killed, stopped or met by others: nothing is lost, nothing is there twice, and a command resumes. */
class InterruptedRunIT {
    private static final String[] BACKFILL = {"backfill", "--from", "2026-03-02", "--to", "2026-03-09"};
    private static final List<String> NAMESPACES = List.of("pca-dev-01-app", "pca-sit-01-app", "pcb-uat-01-app");

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeAll
    static void load() {
        TestElasticsearch.clear();
        TestElasticsearch.create("logs-1", TestElasticsearch.KEYWORDS);
        TestElasticsearch.load("logs-1", documents());
    }

    @BeforeEach
    void startAfresh() {
        TestPostgres.clear();
        // small chunks, so that there is much to interrupt
        shell = new Shell(home).onTestServers().with("AILOG_BATCH_CHUNKWINDOWS", "2");
    }

    @Test
    void resumesAfterBeingKilled() {
        assertThat(shell.start(BACKFILL).await().code()).isZero();
        final List<String> undisturbed = TestTables.contents();
        TestPostgres.clear();

        for (final int windows : List.of(40, 200, 500)) {
            final Running killed = shell.start(BACKFILL);
            awaitCoverage(windows, killed);
            killed.process().destroyForcibly();
            assertThat(killed.await().code()).isEqualTo(137);
        }
        final Result resumed = shell.start(BACKFILL).await();

        assertThat(resumed.code()).describedAs(resumed.err()).isZero();
        assertThat(TestTables.contents()).isEqualTo(undisturbed);
        assertThat(undisturbed).anyMatch(row -> row.startsWith("incident"));
        assertThat(TestPostgres.query("SELECT count(*) FROM ailog_batch.batch_job_instance"))
                .containsExactly("1");
        assertThat(TestPostgres.query("SELECT count(*) FROM ailog_batch.batch_job_execution WHERE end_time IS NULL"))
                .containsExactly("0");
        assertThat(TestPostgres.query("SELECT count(*) FROM ailog_batch.range_claim"))
                .containsExactly("0");
        assertThat(windowsWritten()).isEqualTo(672);
    }

    @Test
    void stopsAtTheNextChunkWhenAskedByASignal() {
        final Running running = shell.start(BACKFILL);
        awaitCoverage(60, running);
        running.process().destroy();
        final Result stopped = running.await();

        assertThat(stopped.code()).isEqualTo(4);
        assertThat(stopped.lastLine()).contains("Give the same command again to resume");
        assertThat(covered()).isLessThan(672);
        assertThat(TestPostgres.query("SELECT status FROM ailog_batch.batch_job_execution"))
                .containsExactly("STOPPED");
        assertThat(shell.start(BACKFILL).await().code()).isZero();
        assertThat(covered()).isEqualTo(672);
        assertThat(windowsWritten()).isEqualTo(672);
    }

    @Test
    void excludesOverlappingRangesAndLetsOthersRun() {
        final Running first = shell.start(BACKFILL);
        awaitCoverage(20, first);
        signal(first, "STOP");

        final Result overlapping = shell.start("init", "--from", "2026-03-08T23:45:00Z", "--to", "2026-03-10")
                .await();
        final Result disjoint = shell.start("init", "--from", "2026-03-09", "--to", "2026-03-10")
                .await();

        signal(first, "CONT");

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
        killed.process().destroyForcibly();
        killed.await();

        final Result further = shell.start("backfill", "--from", "2026-03-02", "--to", "2026-03-10")
                .await();

        assertThat(further.code()).describedAs(further.err()).isZero();
        assertThat(covered()).isEqualTo(672 + 96);
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

        final Result resumed = shell.start(BACKFILL).await();

        assertThat(cut.code()).describedAs(cut.out() + cut.err()).isEqualTo(5);
        assertThat(resumed.code()).describedAs(resumed.out() + resumed.err()).isZero();
        assertThat(covered()).isEqualTo(672);
        assertThat(TestPostgres.query("SELECT count(*) FROM ailog_batch.range_claim"))
                .containsExactly("0");
    }

    /** Holds a process where it is, or lets it go on: a run that hangs, and keeps what it holds. */
    private static void signal(final Running running, final String name) {
        try {
            final Process kill = new ProcessBuilder(
                            "kill", "-" + name, Long.toString(running.process().pid()))
                    .start();
            assertThat(kill.waitFor()).isZero();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void awaitCoverage(final int windows, final Running running) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> covered() >= windows || !running.process().isAlive());
        assertThat(running.process().isAlive())
                .describedAs("the run is still there to be disturbed")
                .isTrue();
    }

    private static int covered() {
        return Integer.parseInt(TestPostgres.query("SELECT count(DISTINCT window_start) FROM ailog_batch.coverage")
                .get(0));
    }

    /** Windows that were collected over all executions, repetitions counted. */
    private static int windowsWritten() {
        return Integer.parseInt(TestPostgres.query("SELECT sum(write_count) FROM ailog_batch.batch_step_execution"
                        + " WHERE step_name LIKE 'collectDay:%'")
                .get(0));
    }

    /** Eight days of errors, more than 100 in a window now and then. */
    private static LogDocuments documents() {
        final LogDocuments documents = new LogDocuments();
        final SplittableRandom random = new SplittableRandom(11);
        new WindowRange(Instant.parse("2026-03-02T00:00:00Z"), Instant.parse("2026-03-10T00:00:00Z"))
                .windows()
                .forEach(window -> NAMESPACES.forEach(namespace -> {
                    final int errors = random.nextInt(60) == 0 ? 130 : random.nextInt(4);
                    for (int i = 0; i < errors; i++) {
                        documents.error(window.start().plusMillis(i * 6_007L % 900_000), namespace);
                    }
                }));
        return documents;
    }
}
