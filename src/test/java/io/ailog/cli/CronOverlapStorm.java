package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.cli.Shell.Result;
import io.ailog.cli.Shell.Running;
import io.ailog.server.TestPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cron that starts {@code regular} each second for a minute while one hangs. */
class CronOverlapStorm {
    private static final int STARTS = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @TempDir
    private Path home;

    private final Standing standing = new Standing(TestPostgres.database());

    /** How long a process took, and how it ended. */
    private record End(Duration took, Result result) {}

    @Test
    void letsOneWorkAndSendsTheOthersAwayAtOnce() {
        final LocalDate today = LocalDate.now(ZoneOffset.UTC);
        SampleLogs.load(today.minusDays(1).toString(), today.plusDays(1).toString());
        final Shell shell = new Shell(home).onTestServers();
        // as on any day but the first: one leaves the archive of classes that the next one starts from
        assertThat(shell.start("regular", "--quiet").await().code()).isZero();
        assertThat(shell.start("regular", "--quiet").await().code()).isZero();
        TestPostgres.clear();
        final Duration startUp = startUp(shell);
        try (HoldingPoint point = HoldingPoint.before("INSERT ON ailog_batch.coverage", "true")) {
            final Running hanging = shell.start("regular", "--quiet");
            point.awaitArrival(hanging);

            final List<End> others = eachSecond(shell);
            point.letGo();

            assertThat(others).allSatisfy(end -> {
                assertThat(end.result().code()).describedAs(end.result().err()).isEqualTo(3);
                assertThat(end.took()).isLessThanOrEqualTo(startUp.plus(PATIENCE));
            });
            Storms.say(
                    "%d starts of regular beside one that hangs: %d ms at the median, %d at most; start-up alone %d ms",
                    STARTS,
                    others.get(STARTS / 2).took().toMillis(),
                    others.get(STARTS - 1).took().toMillis(),
                    startUp.toMillis());
            assertThat(hanging.await().code())
                    .describedAs(hanging.await().err())
                    .isZero();
        }
        assertThat(TestPostgres.query("SELECT status FROM ailog_batch.batch_job_execution"))
                .containsExactly("COMPLETED");
        assertThat(standing.covered()).isEqualTo(2);
        assertThat(standing.collected()).isEqualTo(1);
        assertCountedOnce();
        standing.assertIdle();
    }

    private static void assertCountedOnce() {
        assertThat(TestPostgres.query("SELECT namespace, timestamp FROM ailog_peak.peak_raw_data"
                        + " GROUP BY 1, 2 HAVING count(*) > 1"))
                .isEmpty();
        assertThat(TestPostgres.query(
                        "SELECT window_start, namespace FROM ailog_batch.coverage WHERE read <> expected"))
                .isEmpty();
        assertThat(TestPostgres.query("""
                SELECT sum(error_count) FROM ailog_peak.peak_raw_data
                EXCEPT SELECT sum(expected) FROM ailog_batch.coverage
                """)).isEmpty();
    }

    /** The median of a process that starts as these do, asks PostgreSQL one thing, and has nothing to wait for. */
    private static Duration startUp(final Shell shell) {
        return IntStream.range(0, 5)
                .mapToObj(i -> timed(shell, "known-issues", "list"))
                .peek(end -> assertThat(end.result().code()).isZero())
                .map(End::took)
                .sorted()
                .toList()
                .get(2);
    }

    private static List<End> eachSecond(final Shell shell) {
        final ExecutorService threads = Executors.newCachedThreadPool();
        try {
            final List<CompletableFuture<End>> ends = IntStream.range(0, STARTS)
                    .mapToObj(second -> CompletableFuture.supplyAsync(
                            () -> timed(shell, "regular", "--quiet"),
                            CompletableFuture.delayedExecutor(second, TimeUnit.SECONDS, threads)))
                    .toList();
            return ends.stream()
                    .map(CompletableFuture::join)
                    .sorted(Comparator.comparing(End::took))
                    .toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private static End timed(final Shell shell, final String... command) {
        final Instant begin = Instant.now();
        final Result result = shell.start(command).await();
        return new End(Duration.between(begin, Instant.now()), result);
    }
}
