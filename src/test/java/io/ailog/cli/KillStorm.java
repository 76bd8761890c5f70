package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.cli.Shell.Running;
import io.ailog.server.TestPostgres;
import io.ailog.server.TestTables;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SIGKILL at random moments of backfills, the same command again each time, until they are done. */
class KillStorm {
    private static final int KILLS = 25;
    private static final int WINDOWS = 7 * 96;
    private static final String[] DAYS = {"backfill", "--from", "2026-03-02", "--to", "2026-03-09", "--workers"};
    private static final long SEED = Long.getLong("storm.seed", System.nanoTime());

    private final Standing standing = new Standing(TestPostgres.database());
    private final Map<String, Integer> kills = new TreeMap<>();

    @TempDir
    private Path home;

    @BeforeAll
    static void load() {
        SampleLogs.load("2026-03-02", "2026-03-10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "3"})
    void endsWithTheRowsOfAnUndisturbedRun(final String workers) throws Exception {
        final Shell shell = new Shell(home).onTestServers().with("AILOG_BATCH_CHUNKWINDOWS", "1");
        TestPostgres.clear();
        final long begin = System.nanoTime();
        assertThat(start(shell, workers).await().code()).isZero();
        final long span = System.nanoTime() - begin;
        final List<String> undisturbed = TestTables.contents();
        assertThat(undisturbed).anyMatch(row -> row.startsWith("incident"));

        final SplittableRandom random = new SplittableRandom(SEED + Long.parseLong(workers));
        int backfills = 0;
        while (total() < KILLS) {
            TestPostgres.clear();
            killUntilDone(shell, workers, random, span);
            assertDone(undisturbed);
            backfills++;
        }
        Storms.say(
                "%d kills of backfills with %s workers, %s; %d backfills of %.1f s undisturbed, %d s in all; seed %d",
                total(),
                workers,
                kills,
                backfills,
                span / 1e9,
                Duration.ofNanos(System.nanoTime() - begin).toSeconds(),
                SEED);
    }

    private void killUntilDone(final Shell shell, final String workers, final SplittableRandom random, final long span)
            throws InterruptedException {
        while (true) {
            final long executions = executions();
            final Running running = start(shell, workers);
            final boolean last = total() == KILLS;
            if (last || running.process().waitFor(random.nextLong(span), TimeUnit.NANOSECONDS)) {
                assertThat(running.await().code())
                        .describedAs("%s", running.await())
                        .isZero();
                return;
            }
            running.process().destroyForcibly();
            if (running.await().code() == 0) {
                return;
            }
            kills.merge(phase(executions), 1, Integer::sum);
        }
    }

    /** What the process was about when it was killed. */
    private String phase(final long executionsBefore) {
        if (executions() == executionsBefore) {
            return "1 starting";
        }
        if (standing.judged() > 0) {
            return "3 judging";
        }
        return standing.covered() < WINDOWS ? "2 collecting" : "3 judging";
    }

    private long executions() {
        return standing.number("SELECT count(*) FROM ailog_batch.batch_job_execution");
    }

    private void assertDone(final List<String> undisturbed) {
        standing.assertFinished(undisturbed);
        assertThat(standing.collected()).isEqualTo(WINDOWS);
        assertThat(standing.judged()).isEqualTo(WINDOWS);
        assertThat(standing.number("SELECT count(*) FROM ailog_batch.batch_job_instance"))
                .isEqualTo(1);
    }

    private int total() {
        return kills.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Running start(final Shell shell, final String workers) {
        final String[] command = Arrays.copyOf(DAYS, DAYS.length + 1);
        command[DAYS.length] = workers;
        return shell.start(command);
    }
}
