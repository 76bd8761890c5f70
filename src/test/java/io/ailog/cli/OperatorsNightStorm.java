package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ailog.cli.Shell.Result;
import io.ailog.cli.Shell.Running;
import io.ailog.server.PostgresDatabase;
import io.ailog.server.PostgresServer;
import io.ailog.server.TestElasticsearch;
import io.ailog.server.TestPostgres;
import io.ailog.server.TestTables;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backfill of 60 days that meets a night's troubles, and an operator who types what the screen says. */
class OperatorsNightStorm {
    private static final String[] BACKFILL = {"backfill", "--from", "2026-01-05", "--to", "2026-03-06"};
    private static final int WINDOWS = 60 * 96;
    /** Of eight windows each, so that there is much to interrupt. */
    private static final int CHUNKS = 60 * 12;

    private static final Pattern RESUMES = Pattern.compile("\\./run-job\\.sh (restart \\d+)");

    @TempDir
    private static Path data;

    @TempDir
    private Path home;

    @Test
    void endsWithTheRowsOfACleanRunWhateverHappens() throws Exception {
        SampleLogs.load("2026-01-05", "2026-03-07");
        PostgresServer server = startPostgres(0);
        try {
            final PostgresDatabase database = server.createBootstrapped("night");
            final Shell shell = shell(database);
            assertThat(shell.run("migrate").code()).isZero();
            final List<String> clean = cleanRows(shell, database);

            final Running killed = shell.start(BACKFILL);
            awaitCoverage(database, 40, killed);
            killed.kill();
            shown(shell, "killed");

            final Running stopped = shell.start(BACKFILL);
            awaitCoverage(database, 55, stopped);
            stopped.signal("TERM");
            assertThat(stopped.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(stopped.await().code()).isEqualTo(4);

            final Running resumed = shell.start(shown(shell, "stopped"));
            awaitCoverage(database, 70, resumed);
            server.crash();
            assertThat(resumed.await().code())
                    .describedAs(resumed.await().err())
                    .isEqualTo(5);
            assertThat(shell.start("status").await().code()).isEqualTo(5);
            server = startPostgres(server.port());

            final Result done = shell.start(shown(shell, "backfill")).await();
            assertThat(done.code()).describedAs(done.err()).isZero();
            assertDone(shell, database, clean);
        } finally {
            server.close();
        }
    }

    /** What {@code status} says to type for what is {@code state}. */
    private static String[] shown(final Shell shell, final String state) {
        final Result status = shell.start("status", "--job", "backfill").await();
        assertThat(status.code()).describedAs(status.err()).isZero();
        assertThat(status.out()).contains(state);
        assertThat(status.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        Storms.say("status, when it should say %s:%n%s", state, status.out());
        final String command = RESUMES.matcher(status.out())
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();
        return command.replace("./run-job.sh ", "").split(" ");
    }

    private static void assertDone(final Shell shell, final PostgresDatabase database, final List<String> clean) {
        final Standing standing = new Standing(database);
        standing.assertFinished(clean);
        assertThat(standing.number("SELECT count(*) FROM ailog_batch.coverage")).isEqualTo(WINDOWS * 12);
        // in flight at SIGKILL and at the crash: a chunk of each worker may have been collected twice, none counted so
        assertThat(standing.collected()).isEqualTo(CHUNKS);
        assertThat(shell.start(BACKFILL).await().lastLine()).contains("is complete already");
        final Result left = shell.start(
                        "backfill", "--only", "missing,failed", "--from", "2026-01-05", "--to", "2026-03-06")
                .await();
        assertThat(left.code()).describedAs(left.err()).isZero();
        assertThat(standing.collected()).isEqualTo(CHUNKS);
    }

    /** Of the same logs, from a run that nothing disturbs. */
    private static List<String> cleanRows(final Shell shell, final PostgresDatabase database) {
        assertThat(shell.start(BACKFILL).await().code()).isZero();
        final List<String> rows = TestTables.contents(database);
        assertThat(rows).anyMatch(row -> row.startsWith("incident"));
        TestPostgres.clear(database);
        return rows;
    }

    private static void awaitCoverage(final PostgresDatabase database, final int percent, final Running running) {
        final Standing standing = new Standing(database);
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> standing.covered() * 100 >= WINDOWS * percent
                        || !running.process().isAlive());
        assertThat(running.process().isAlive())
                .describedAs("the run is still there to be disturbed")
                .isTrue();
    }

    private Shell shell(final PostgresDatabase database) {
        return new Shell(home)
                .on(database)
                .with("ES_HOST", TestElasticsearch.uri().toString())
                .with("AILOG_BATCH_CHUNKWINDOWS", "8");
    }

    private static PostgresServer startPostgres(final int port) {
        return PostgresServer.start(PostgresServer.Settings.keptIn(data.resolve("postgres"))
                .withFsync()
                .withPort(port));
    }
}
