package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.cli.Shell.Result;
import io.ailog.cli.Shell.Running;
import io.ailog.server.PostgresDatabase;
import io.ailog.server.TestPostgres;
import io.ailog.server.TestTables;
import java.nio.file.Path;
import java.util.List;
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
class KillPointsIT {
    private static final String[] BACKFILL = {"backfill", "--from", "2026-03-02", "--to", "2026-03-04"};
    private static final int WINDOWS = 192;

    private static List<String> undisturbed = List.of();

    @TempDir
    private Path home;

    private final Standing standing = new Standing(TestPostgres.database());
    private Shell shell;

    @BeforeAll
    static void runUndisturbed(@TempDir final Path home) {
        SampleLogs.load("2026-03-02", "2026-03-05");
        TestPostgres.clear();
        assertThat(new Shell(home).onTestServers().run(BACKFILL).code()).isZero();
        undisturbed = TestTables.contents();
        assertThat(undisturbed).anyMatch(row -> row.startsWith("incident"));
    }

    @BeforeEach
    void startAfresh() {
        TestPostgres.clear();
        shell = new Shell(home).onTestServers();
    }

    static Stream<Arguments> points() {
        return Stream.of(
                point("in the claim", () -> HoldingPoint.before("INSERT ON ailog_batch.range_claim", "true")),
                point(
                        "between instance and execution",
                        () -> HoldingPoint.before("INSERT ON ailog_batch.batch_job_execution", "true")),
                point(
                        "before a chunk's counts",
                        () -> HoldingPoint.before(
                                "INSERT ON ailog_peak.peak_raw_data", "NEW.timestamp >= '2026-03-02T14:00Z'")),
                point(
                        "between a chunk's counts and its ledger",
                        () -> HoldingPoint.before(
                                "INSERT ON ailog_batch.coverage", "NEW.window_start >= '2026-03-02T14:00Z'")),
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
        final Result resumed = shell.run(BACKFILL);

        assertThat(resumed.code()).describedAs(resumed.err()).isZero();
        standing.assertFinished(undisturbed);
        assertThat(standing.number("SELECT count(*) FROM ailog_batch.batch_job_instance"))
                .isEqualTo(1);
        assertThat(standing.collected()).isEqualTo(WINDOWS);
        assertThat(standing.judged()).isEqualTo(WINDOWS);
    }

    @Test
    void holdsWhatTheDatabaseIsStillWritingForADeadRunAndNothingElse() {
        shell.with("AILOG_POSTGRES_CONNECTTIMEOUT", "3s");
        try (HoldingPoint point =
                HoldingPoint.before("INSERT ON ailog_batch.coverage", "NEW.window_start >= '2026-03-02T14:00Z'")) {
            final Running killed = shell.start(BACKFILL);
            point.awaitArrival(killed);
            killed.kill();

            final Result same = shell.run(BACKFILL);
            final Result other = shell.run("init", "--from", "2026-03-01", "--to", "2026-03-02");

            assertThat(same.code()).describedAs(same.err()).isEqualTo(3);
            assertThat(same.lastLine()).contains("PostgreSQL is still at work on its last statement. Try again later");
            assertThat(other.code()).describedAs(other.err()).isZero();
            point.open();
        }
        assertThat(shell.run(BACKFILL).code()).isZero();
        assertThat(standing.collected()).isEqualTo(WINDOWS + 96);
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
        assertThat(shell.run(BACKFILL).code()).isZero();
        empty.assertFinished(undisturbed);
    }
}
