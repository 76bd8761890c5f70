package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.cli.Shell.Result;
import io.ailog.cli.Shell.Running;
import io.ailog.server.OlderDatabase;
import io.ailog.server.TestPostgres;
import io.ailog.server.TestTables;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code purge} as a user gives it, as a scheduler breaks it off, and as it goes on. */
class PurgeCommandIT {
    private static final String[] BACKFILL = {"backfill", "--from", "2026-03-02", "--to", "2026-03-06", "--quiet"};

    @TempDir
    private Path home;

    /** So many days ago was the fifth of March: of four days, one stays. */
    private final String age =
            ChronoUnit.DAYS.between(LocalDate.of(2026, 3, 5), LocalDate.now(Clock.systemUTC())) + "d";

    private final String[] purge = {"purge", "--older-than", age};
    private final Standing standing = new Standing(TestPostgres.database());
    private Shell shell;

    @BeforeAll
    static void load() {
        SampleLogs.load("2026-03-02", "2026-03-06");
    }

    @BeforeEach
    void collect() {
        TestPostgres.clear();
        SampleLogs.knowTheIssue(TestPostgres.database());
        shell = new Shell(home).onTestServers();
        assertThat(shell.run(BACKFILL).code()).isZero();
        OlderDatabase.execute(TestPostgres.database(), """
                UPDATE ailog_peak.peak_investigation SET status = 'closed';
                UPDATE ailog_peak.peak_investigation SET status = 'open' WHERE id = (
                    SELECT min(id) FROM ailog_peak.peak_investigation
                    WHERE timestamp = (SELECT min(timestamp) FROM ailog_peak.peak_investigation))
                """);
    }

    @Test
    void saysWhatWouldGoAndThenWhatWent() {
        final List<String> before = TestTables.contents();
        final Result preview = shell.run("purge", "--older-than", age, "--dry-run");
        assertThat(preview.code()).describedAs(preview.err()).isZero();
        assertThat(preview.lastLine())
                .matches(
                        "purge --dry-run in .* s: [0-9,]+ rows would go, windows before 2026-03-05; nothing was written\\.");
        assertThat(TestTables.contents()).isEqualTo(before);

        final Result done = shell.run(purge);

        assertThat(done.code()).describedAs(done.err()).isZero();
        assertThat(untimed(done))
                .isEqualTo(untimed(preview).replace("would go", "went").replace("; nothing was written", ""));
        assertThat(done.out().lines())
                .contains("  coverage                           3,444 rows went, 2026-03-02 to 2026-03-04")
                .contains("  kept for open incidents: 1 windows, until peak_investigation has a")
                .allMatch(line -> line.length() <= 80);
        assertThat(standing.covered()).isEqualTo(97);
        assertThat(shell.run("verify").out()).contains("coverage", "no gaps");
        assertThat(shell.run("purge", "--older-than", age, "--quiet").out().lines())
                .hasSize(1);
    }

    @Test
    void saysWhatHoldsItBack() {
        assertThat(shell.run("thresholds", "--quiet").code()).isZero();

        final Result held = shell.run("purge", "--older-than", age, "--quiet");

        assertThat(held.code()).isZero();
        assertThat(held.out().lines()).hasSize(1);
        assertThat(held.lastLine())
                .contains(
                        "0 rows went, windows before 2026-03-02. Not before 2026-03-05, because the thresholds in force rest"
                                + " on what follows: ./run-job.sh thresholds --weeks ")
                .endsWith(", then purge again.");
        assertThat(standing.covered()).isEqualTo(384);
    }

    @Test
    void goesOnAfterBeingKilled() {
        final List<String> before = TestTables.contents();
        assertThat(shell.run(purge).code()).isZero();
        final List<String> undisturbed = TestTables.contents();
        assertThat(undisturbed.size()).isLessThan(before.size());
        collect();
        assertThat(TestTables.contents()).isEqualTo(before);

        try (HoldingPoint point =
                HoldingPoint.atCommit("DELETE ON ailog_batch.coverage", "OLD.window_start >= '2026-03-03T00:00:00Z'")) {
            final Running killed = shell.start(purge);
            point.awaitArrival(killed);
            assertThat(shell.run(purge).code()).isEqualTo(3);
            killed.kill();
            assertThat(standing.covered()).isEqualTo(289);
            point.open();
        }

        assertThat(shell.run(purge).code()).isZero();
        standing.assertFinished(undisturbed);
    }

    @Test
    void givesUpWithinTenSecondsADayThatTakesLonger() throws Exception {
        assertThat(shell.run(purge).code()).isZero();
        final List<String> undisturbed = TestTables.contents();
        collect();

        try (HoldingPoint point =
                HoldingPoint.atCommit("DELETE ON ailog_batch.coverage", "OLD.window_start >= '2026-03-03T00:00:00Z'")) {
            final Running stopped = shell.start(purge);
            point.awaitArrival(stopped);
            stopped.signal("TERM");
            assertThat(stopped.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(stopped.await().code()).isEqualTo(4);
            assertThat(stopped.await().lastLine()).contains("Give the same command again to resume");
            point.open();
        }

        assertThat(shell.run(purge).code()).isZero();
        standing.assertFinished(undisturbed);
    }

    private static String untimed(final Result result) {
        return result.out().replaceAll("purge.* s: ", "");
    }
}
