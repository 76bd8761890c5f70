package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ailog.cli.Shell.Result;
import io.ailog.cli.Shell.Running;
import io.ailog.server.ForwardingServer;
import io.ailog.server.PostgresDatabase;
import io.ailog.server.TestElasticsearch;
import io.ailog.server.TestPostgres;
import io.ailog.server.TestTables;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** SIGKILL where it hurts most: the database holds the process there. The same command goes on as if nothing had been. */
class KillPointStorm {
    private static final String[] BACKFILL = {"backfill", "--from", "2026-03-02", "--to", "2026-03-04"};
    /** A day is one chunk. */
    private static final int CHUNKS = 2;

    private static List<String> undisturbed = List.of();

    @TempDir
    private Path home;

    private final Standing standing = new Standing(TestPostgres.database());
    private Shell shell;

    @BeforeAll
    static void runUndisturbed(@TempDir final Path home) {
        SampleLogs.load("2026-03-02", "2026-03-05");
        clear();
        assertThat(new Shell(home).onTestServers().run(BACKFILL).code()).isZero();
        undisturbed = TestTables.contents();
        assertThat(undisturbed.stream().map(row -> row.replaceAll("\\|.*", "")).distinct())
                .contains(
                        "incident",
                        "signature",
                        "known issue",
                        "health",
                        "cascade",
                        "dependency",
                        "path fact",
                        "call fact",
                        "issue fact");
    }

    @BeforeEach
    void startAfresh() {
        clear();
        shell = new Shell(home).onTestServers();
    }

    static Stream<Arguments> points() {
        return Stream.of(
                point("in the claim", () -> HoldingPoint.before("INSERT ON ailog_batch.range_claim", "true")),
                point(
                        "between instance and execution",
                        () -> HoldingPoint.before("INSERT ON ailog_batch.batch_job_execution", "true")),
                point(
                        "in the statement that writes a chunk's counts and its ledger",
                        () -> HoldingPoint.before(
                                "INSERT ON ailog_batch.coverage", "NEW.window_start >= '2026-03-02T14:00Z'")),
                point(
                        "between a chunk's ledger and its facts",
                        () -> HoldingPoint.before(
                                "INSERT ON ailog_batch.window_fact", "NEW.window_start >= '2026-03-02T14:00Z'")),
                point(
                        "between a chunk's facts and their totals",
                        () -> HoldingPoint.before("INSERT ON ailog_batch.signature_total", "true")),
                point(
                        "at a chunk's commit",
                        () -> HoldingPoint.atCommit(
                                "INSERT ON ailog_batch.coverage", "NEW.window_start >= '2026-03-03T14:00Z'")),
                point(
                        "between collect and detect",
                        () -> HoldingPoint.before(
                                "INSERT ON ailog_batch.batch_step_execution", "NEW.step_name = 'detect'")),
                point(
                        "at a verdict's commit",
                        () -> HoldingPoint.atCommit("INSERT ON ailog_peak.peak_investigation", "true")),
                point(
                        "between verdicts and the counters of known issues",
                        () -> HoldingPoint.before("INSERT ON ailog_batch.issue_fact", "true")),
                point(
                        "before its completion is noted",
                        () -> HoldingPoint.before(
                                "UPDATE ON ailog_batch.batch_job_execution", "NEW.status = 'COMPLETED'")));
    }

    private static Arguments point(final String name, final Supplier<HoldingPoint> point) {
        return Arguments.argumentSet(name, point);
    }

    @ParameterizedTest
    @MethodSource("points")
    void resumesAfterKill(final Supplier<HoldingPoint> where) {
        try (HoldingPoint point = where.get()) {
            final Running killed = shell.start(BACKFILL);
            point.awaitArrival(killed);
            killed.kill();
            point.open();
        }
        assertResumes();
    }

    @Test
    void resumesAfterKillAmidTheDocuments() throws IOException {
        final CountDownLatch arrival = new CountDownLatch(1);
        final CountDownLatch opening = new CountDownLatch(1);
        try (ForwardingServer server = ForwardingServer.before(TestElasticsearch.uri(), 0, 429)) {
            server.before("POST /_search", 30, () -> {
                arrival.countDown();
                await().atMost(Duration.ofSeconds(60)).until(() -> opening.getCount() == 0);
            });
            final Running killed = shell.with("ES_HOST", server.url())
                    .with("AILOG_ELASTICSEARCH_EVENTS_PAGESIZE", "50")
                    .start(BACKFILL);
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> arrival.getCount() == 0 || !killed.process().isAlive());
            killed.kill();
            opening.countDown();
        }
        shell.onTestServers();
        assertResumes();
    }

    @Test
    void resumesAfterKillAmidACorrection() {
        assertThat(shell.run("backfill", "--from", "2026-03-02", "--to", "2026-03-05")
                        .code())
                .isZero();
        final List<String> inOrder = TestTables.contentsWithoutCorrections();
        clear();
        assertThat(shell.run("backfill", "--from", "2026-03-04", "--to", "2026-03-05")
                        .code())
                .isZero();
        try (HoldingPoint point =
                HoldingPoint.atCommit("DELETE ON ailog_batch.stale_verdict", "OLD.window_start >= '2026-03-04'")) {
            final Running killed = shell.start(BACKFILL);
            point.awaitArrival(killed);
            killed.kill();
            point.open();
        }

        final Result resumed = shell.run(BACKFILL);

        assertThat(resumed.code()).describedAs(resumed.err()).isZero();
        assertThat(TestTables.contentsWithoutCorrections()).isEqualTo(inOrder);
        standing.assertIdle();
    }

    private void assertResumes() {
        final Result resumed = shell.run(BACKFILL);
        assertThat(resumed.code()).describedAs(resumed.err()).isZero();
        standing.assertFinished(undisturbed);
        assertThat(standing.number("SELECT count(*) FROM ailog_batch.batch_job_instance"))
                .isEqualTo(1);
        assertThat(standing.collected()).isEqualTo(CHUNKS);
        assertThat(standing.judged()).isEqualTo(CHUNKS);
    }

    private static void clear() {
        TestPostgres.clear();
        SampleLogs.knowTheIssue(TestPostgres.database());
    }

    @Test
    void freesWhatTheDatabaseIsStillWritingForADeadRun() {
        try (HoldingPoint point =
                HoldingPoint.before("INSERT ON ailog_batch.coverage", "NEW.window_start >= '2026-03-02T14:00Z'")) {
            final Running killed = shell.start(BACKFILL);
            point.awaitArrival(killed);
            killed.kill();

            // the statement is still held: the server sees that nobody waits for it any more
            HoldingPoint.awaitNobody(TestPostgres.database());
            point.letGo();
        }
        final Result same = shell.run(BACKFILL);

        assertThat(same.code()).describedAs(same.err()).isZero();
        assertThat(standing.collected()).isEqualTo(CHUNKS);
    }

    @Test
    void waitsForItsTurnToClaimAndNotForEver() {
        // long enough to be found there
        shell.with("AILOG_POSTGRES_CONNECTTIMEOUT", "60s").with("AILOG_CLAIMS_ANSWERTIMEOUT", "60s");
        try (HoldingPoint point = HoldingPoint.before("INSERT ON ailog_batch.range_claim", "true")) {
            final Running held = shell.start(BACKFILL);
            point.awaitArrival(held);

            final Result other = shell.with("AILOG_POSTGRES_CONNECTTIMEOUT", "2s")
                    .run("init", "--from", "2026-03-01", "--to", "2026-03-02");

            assertThat(other.code()).describedAs(other.err()).isEqualTo(3);
            assertThat(other.lastLine()).contains("Another run is in the middle of claiming its work");
            held.kill();
            point.open();
        }
    }

    @Test
    void keepsTheThresholdsInForceThroughAKillAmidTheirReplacement() {
        assertThat(shell.run(BACKFILL).code()).isZero();
        assertThat(shell.run("thresholds", "--percentile", "0.5").code()).isZero();
        final List<String> old = TestTables.contents();
        try (HoldingPoint point = HoldingPoint.before("INSERT ON ailog_peak.peak_threshold_caps", "true")) {
            final Running killed = shell.start("thresholds");
            point.awaitArrival(killed);
            assertThat(TestTables.contents()).isEqualTo(old);
            killed.kill();
            assertThat(TestTables.contents()).isEqualTo(old);
            point.open();
        }
        assertThat(TestTables.contents()).isEqualTo(old);

        assertThat(shell.run("thresholds", "--percentile", "0.5").code()).isZero();

        standing.assertFinished(old);
    }

    @Test
    void leavesTheDatabaseAsItWasWhenAMigrationIsKilled() {
        final PostgresDatabase database = TestPostgres.empty("killed_migration");
        final Standing empty = new Standing(database);
        shell.on(database);
        try (HoldingPoint point = HoldingPoint.after(database, "CREATE VIEW")) {
            final Running killed = shell.start("migrate");
            point.awaitArrival(killed);
            killed.kill();
            point.open();
            assertThat(empty.number("SELECT count(*) FROM pg_class WHERE relnamespace IN"
                            + " ('ailog_peak'::regnamespace, 'ailog_batch'::regnamespace)"))
                    .isZero();
        }

        final Result again = shell.run("migrate");

        assertThat(again.code()).describedAs(again.err()).isZero();
        SampleLogs.knowTheIssue(database);
        assertThat(shell.run(BACKFILL).code()).isZero();
        empty.assertFinished(undisturbed);
    }
}
