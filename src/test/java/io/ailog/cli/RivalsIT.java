package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ailog.cli.Shell.Result;
import io.ailog.cli.Shell.Running;
import io.ailog.server.PostgresDatabase;
import io.ailog.server.TestPostgres;
import io.ailog.server.TestTables;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes that want the same at the same time: one works, the others say who, and nothing is there twice. */
class RivalsIT {
    private static final String[] BACKFILL = {"backfill", "--from", "2026-03-02", "--to", "2026-03-04"};
    /** A day is one chunk. */
    private static final int CHUNKS = 2;

    private static final String OTHERS =
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity" + " WHERE application_name = 'ailog-analyzer'";
    private static final String CLAIMS = "SELECT pg_terminate_backend(pid) FROM pg_locks"
            + " WHERE locktype = 'advisory' AND classid = " + 0x41494C47 + " AND granted";

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
    }

    @BeforeEach
    void startAfresh() {
        TestPostgres.clear();
        shell = new Shell(home).onTestServers();
    }

    @Test
    void letsOneOfThreeWork() {
        try (HoldingPoint point = HoldingPoint.before("INSERT ON ailog_batch.coverage", "true")) {
            final List<Running> three =
                    Stream.generate(() -> shell.start(BACKFILL)).limit(3).toList();
            await().atMost(Duration.ofMinutes(2)).until(() -> alive(three) == 1);
            point.letGo();
            final List<Result> ends = three.stream().map(Running::await).toList();

            assertThat(ends.stream().map(Result::code)).containsExactlyInAnyOrder(0, 3, 3);
            assertThat(ends.stream().filter(end -> end.code() == 3)).allSatisfy(end -> assertThat(end.lastLine())
                    .startsWith("error: Another run is at work: backfill on 2026-"));
        }
        standing.assertFinished(undisturbed);
        assertThat(standing.collected()).isEqualTo(CHUNKS);
    }

    @Test
    void goesOnEachTimeBesideABackfillOfOlderDaysThatIsHeld() {
        try (HoldingPoint point = HoldingPoint.before(
                "INSERT ON ailog_batch.coverage", "NEW.window_start BETWEEN '2026-03-03' AND '2026-04-01'")) {
            // one day after the other, so that there are counts of the first to compute thresholds from
            final Running backfill =
                    shell.start("backfill", "--from", "2026-03-02", "--to", "2026-03-04", "--workers", "1");
            point.awaitArrival(backfill);
            backfill.signal("STOP");
            // from now on it is held by itself, in the middle of its transaction
            point.letGo();

            assertThat(shell.run("regular", "--quiet").code()).isZero();
            assertThat(shell.run("regular", "--quiet").code()).isZero();
            assertThat(shell.run("thresholds", "--quiet").code()).isZero();

            backfill.signal("CONT");
            assertThat(backfill.await().code())
                    .describedAs(backfill.await().err())
                    .isZero();
        }
        assertThat(standing.number("SELECT count(DISTINCT window_start) FROM ailog_batch.coverage"
                        + " WHERE window_start BETWEEN '2026-03-02' AND '2026-03-03T23:59Z'"))
                .isEqualTo(192);
    }

    @ParameterizedTest
    @ValueSource(strings = {OTHERS, CLAIMS})
    void writesNothingWhenItWakesAfterAnotherTookOver(final String termination) {
        try (HoldingPoint point =
                HoldingPoint.before("INSERT ON ailog_batch.batch_step_execution", "NEW.step_name = 'detect'")) {
            final Running sleeper = shell.start(BACKFILL);
            point.awaitArrival(sleeper);
            sleeper.signal("STOP");
            TestPostgres.query(termination);
            point.letGo();

            final Result taken = shell.run(BACKFILL);
            assertThat(taken.code()).describedAs(taken.err()).isZero();
            standing.assertFinished(undisturbed);

            sleeper.signal("CONT");
            assertThat(sleeper.await().code())
                    .describedAs(sleeper.await().err())
                    .isIn(3, 5);
        }
        standing.assertFinished(undisturbed);
        assertThat(standing.judged()).isEqualTo(CHUNKS);
        assertThat(shell.run(BACKFILL).lastLine()).contains("is complete already");
    }

    @Test
    void waitsForTheChunkOfASleeperThatLostItsClaim() {
        shell.with("AILOG_POSTGRES_CONNECTTIMEOUT", "3s");
        try (HoldingPoint point =
                HoldingPoint.before("INSERT ON ailog_batch.coverage", "NEW.window_start >= '2026-03-03'")) {
            final Running sleeper = shell.start(BACKFILL);
            point.awaitArrival(sleeper);
            sleeper.signal("STOP");
            TestPostgres.query(CLAIMS);
            point.letGo();

            final Result refused = shell.run(BACKFILL);
            sleeper.signal("CONT");

            assertThat(refused.code())
                    .describedAs(refused.out() + refused.err())
                    .isEqualTo(3);
            assertThat(sleeper.await().code())
                    .describedAs(sleeper.await().err())
                    .isEqualTo(5);
        }
        assertThat(shell.run(BACKFILL).code()).isZero();
        standing.assertFinished(undisturbed);
        assertThat(standing.collected()).isEqualTo(CHUNKS);
    }

    /** What due windows are protected by is their claim, and not the one that lets {@code regular} run once at a time. */
    @Test
    void waitsForTheChunkOfARegularRunThatLostItsClaim() {
        shell.with("AILOG_POSTGRES_CONNECTTIMEOUT", "3s");
        final String since = Instant.now().minus(Duration.ofHours(1)).toString();
        try (HoldingPoint point = HoldingPoint.before(
                "INSERT ON ailog_batch.coverage",
                "NEW.job_execution_id = (SELECT min(job_execution_id) FROM ailog_batch.batch_job_execution)")) {
            final CompletableFuture<Result> loser = shell.runBeside("regular");
            point.awaitArrival(loser);
            TestPostgres.query(CLAIMS);

            final Result refused = shell.run("init", "--from", since);
            point.letGo();

            assertThat(refused.code())
                    .describedAs(refused.out() + refused.err())
                    .isEqualTo(3);
            assertThat(refused.lastLine()).contains("lost its connection, and PostgreSQL is still at work");
            assertThat(loser.join().code()).describedAs(loser.join().err()).isEqualTo(5);
        }
        assertThat(shell.run("init", "--from", since).code()).isZero();
    }

    @Test
    void migratesOnceAtATime() {
        final PostgresDatabase database = TestPostgres.empty("two_migrations");
        shell.on(database);
        try (HoldingPoint point = HoldingPoint.after(database, "CREATE VIEW")) {
            final CompletableFuture<Result> first = shell.runBeside("migrate");
            point.awaitArrival(first);

            final Result second =
                    shell.with("AILOG_POSTGRES_CONNECTTIMEOUT", "3s").run("migrate");
            point.letGo();

            assertThat(second.code()).isEqualTo(3);
            assertThat(second.lastLine()).contains("uses the tables. Nothing was changed");
            assertThat(first.join().code()).describedAs(first.join().err()).isZero();
        }
        assertThat(shell.run("migrate").lastLine()).contains("up to date, nothing to do");
    }

    private static long alive(final List<Running> processes) {
        return processes.stream().filter(each -> each.process().isAlive()).count();
    }
}
