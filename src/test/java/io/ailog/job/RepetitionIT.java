package io.ailog.job;

import static io.ailog.job.Installation.range;
import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.job.RunOutcome.State;
import io.ailog.server.LogDocuments;
import io.ailog.server.TestElasticsearch;
import io.ailog.server.TestPostgres;
import io.ailog.server.TestTables;
import io.ailog.window.WindowRange;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Jobs run again, over each other's ranges, and with late logs: the tables are as after one run. */
class RepetitionIT {
    private static final List<String> NAMESPACES = List.of("pca-dev-01-app", "pca-sit-01-app", "pcb-uat-01-app");
    private static final WindowRange FIRST_WEEK = range("2026-03-02T00:00:00Z", "2026-03-09T00:00:00Z");
    private static final WindowRange TWO_DAYS = range("2026-03-09T00:00:00Z", "2026-03-11T00:00:00Z");

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-11T00:07:00Z"));
    private final Installation installation;

    RepetitionIT() {
        TestPostgres.clear();
        TestElasticsearch.startAfresh();
        TestElasticsearch.load("logs-1", documents());
        installation = Installation.start(clock, NAMESPACES);
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void repeatsToTheSameRows() {
        runAll();
        final List<String> once = TestTables.contents();

        installation.rerun(JobName.BACKFILL, TWO_DAYS);
        installation.rerun(JobName.INIT, FIRST_WEEK);
        installation.run(JobName.INIT, range("2026-03-08T12:00:00Z", "2026-03-10T06:00:00Z"));
        installation.run(JobName.BACKFILL, range("2026-03-10T06:00:00Z", "2026-03-10T18:15:00Z"));
        installation.rerun(JobName.REGULAR, range("2026-03-10T20:00:00Z", "2026-03-11T00:00:00Z"));
        installation.regular();

        assertThat(TestTables.contents()).isEqualTo(once);
        assertThat(once).anyMatch(row -> row.startsWith("incident|2026-03-10 12:00:00|pca-sit-01-app"));
    }

    @Test
    void saysThatACompleteRangeIsComplete() {
        assertThat(installation.run(JobName.INIT, FIRST_WEEK).state()).isEqualTo(State.DONE);

        final RunOutcome again = installation.run(JobName.INIT, FIRST_WEEK);

        assertThat(again.state()).isEqualTo(State.ALREADY_DONE);
        assertThat(again.executions()).isEmpty();
        assertThat(installation.rerun(JobName.INIT, FIRST_WEEK).state()).isEqualTo(State.DONE);
    }

    @Test
    void givesTheSameRowsWithSeveralWorkers() {
        runAll();
        final List<String> one = TestTables.contents();
        TestPostgres.clear();

        installation.run(RunRequest.overRange(JobName.INIT, FIRST_WEEK, 4, false));
        installation.thresholds();
        installation.run(RunRequest.overRange(JobName.BACKFILL, TWO_DAYS, 4, false));

        assertThat(TestTables.contents()).isEqualTo(one);
    }

    @Test
    void countsLateLogsAndCorrectsTheVerdict() {
        runAll();
        final Instant window = Instant.parse("2026-03-10T03:00:00Z");
        assertThat(incident(window)).isEmpty();
        TestElasticsearch.load("logs-1", errors(new LogDocuments(), "pca-dev-01-app", window, 900));

        installation.rerun(JobName.BACKFILL, TWO_DAYS);

        assertThat(incident(window)).hasSize(1).first().asString().contains("|true|");
        assertThat(TestPostgres.query("""
                        SELECT concat_ws(' ', was, now) FROM ailog_batch.late_count
                        """)).hasSize(1);
        assertThat(TestPostgres.query("""
                        SELECT corrections -> 0 -> 'was' ->> 'incident' FROM ailog_peak.peak_investigation
                        WHERE timestamp = '2026-03-10T03:00:00Z'
                        """)).containsExactly("false");
        assertThat(TestPostgres.query("""
                        SELECT is_peak FROM ailog_peak.peak_raw_data
                        WHERE timestamp = '2026-03-10T03:00:00Z' AND namespace = 'pca-dev-01-app'
                        """)).containsExactly("t");
    }

    @Test
    void keepsWhatOperatorsWrote() {
        runAll();
        update("UPDATE ailog_peak.peak_investigation SET status = 'acknowledged', assigned_to = 'night shift'"
                + " WHERE timestamp = '2026-03-10T12:00:00Z'");
        final List<String> touched = TestTables.contents();

        installation.rerun(JobName.BACKFILL, TWO_DAYS);

        assertThat(TestTables.contents()).isEqualTo(touched);
        assertThat(touched).anyMatch(row -> row.contains("acknowledged"));
    }

    @Test
    void retractsAnIncidentThatNoLongerHolds() {
        runAll();
        final int before = incidents();
        update("INSERT INTO ailog_peak.peak_threshold_dow (namespace, day_of_week, factor, valid_from)"
                + " SELECT namespace, day, 1000, '2026-03-01' FROM unnest(ARRAY['pca-dev-01-app', 'pca-sit-01-app',"
                + " 'pcb-uat-01-app']) AS namespace, generate_series(0, 6) AS day");

        installation.rerun(JobName.BACKFILL, TWO_DAYS);

        assertThat(before).isPositive();
        assertThat(incidents()).isZero();
        assertThat(TestPostgres.query("SELECT count(*) FROM ailog_peak.peak_raw_data WHERE is_peak"))
                .containsExactly("0");
    }

    @Test
    void marksAnIncidentThatAnOperatorTouchedAsNoLongerConfirmed() {
        runAll();
        update("UPDATE ailog_peak.peak_investigation SET status = 'acknowledged'"
                + " WHERE timestamp = '2026-03-10T12:00:00Z'");
        update("INSERT INTO ailog_peak.peak_threshold_dow (namespace, day_of_week, factor, valid_from)"
                + " VALUES ('pca-sit-01-app', 1, 1000, '2026-03-01')");

        installation.rerun(JobName.BACKFILL, TWO_DAYS);

        assertThat(TestPostgres.query(
                        "SELECT concat_ws('|', confirmed, status, corrections -> 0 -> 'now' ->> 'incident')"
                                + " FROM ailog_peak.peak_investigation WHERE timestamp = '2026-03-10T12:00:00Z'"))
                .containsExactly("f|acknowledged|false");
    }

    @Test
    void letsRowsOfAnOlderInstallationStand() {
        update("INSERT INTO ailog_peak.peak_raw_data (timestamp, namespace, error_count, day_of_week, hour_of_day,"
                + " quarter_hour, is_peak) VALUES ('2026-03-10T03:07:12Z', 'pca-dev-01-app', 7, 1, 3, 0, true)");

        runAll();

        assertThat(TestPostgres.query("SELECT concat_ws(' ', error_count, is_peak) FROM ailog_peak.peak_raw_data"
                        + " WHERE timestamp = '2026-03-10T03:07:12Z'"))
                .containsExactly("7.00 t");
    }

    @Test
    void resumesAnExecutionWhoseEndIsUnknown() {
        installation.run(JobName.INIT, TWO_DAYS);
        final List<String> once = TestTables.contents();
        update("UPDATE ailog_batch.batch_step_execution SET status = 'UNKNOWN'"
                + " WHERE step_name = 'collectDay:2026-03-10T00:00:00Z'");
        update("UPDATE ailog_batch.batch_step_execution SET status = 'FAILED' WHERE step_name = 'collect'");
        update("UPDATE ailog_batch.batch_job_execution SET status = 'UNKNOWN'");

        assertThat(installation.run(JobName.INIT, TWO_DAYS).state()).isEqualTo(State.DONE);
        assertThat(TestTables.contents()).isEqualTo(once);
    }

    private void runAll() {
        assertThat(installation.run(JobName.INIT, FIRST_WEEK).state()).isEqualTo(State.DONE);
        assertThat(installation.thresholds().state()).isEqualTo(State.DONE);
        assertThat(installation.run(JobName.BACKFILL, TWO_DAYS).state()).isEqualTo(State.DONE);
    }

    private static List<String> incident(final Instant window) {
        return TestPostgres.query("SELECT concat_ws('|', '', CASE WHEN is_spike THEN 'true' END, '')"
                + " FROM ailog_peak.peak_investigation WHERE timestamp = '" + window + "'");
    }

    private static int incidents() {
        return Integer.parseInt(TestPostgres.query("SELECT count(*) FROM ailog_peak.peak_investigation")
                .get(0));
    }

    private static void update(final String sql) {
        try (Connection connection = TestPostgres.database().connectAsApp();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (final SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Nine days of a few errors a window, and one spike of 400 in the second week. */
    private static LogDocuments documents() {
        final LogDocuments documents = new LogDocuments();
        final SplittableRandom random = new SplittableRandom(7);
        range("2026-03-02T00:00:00Z", "2026-03-11T00:00:00Z")
                .windows()
                .forEach(window -> NAMESPACES.forEach(
                        namespace -> errors(documents, namespace, window.start(), random.nextInt(0, 12))));
        return errors(documents, "pca-sit-01-app", Instant.parse("2026-03-10T12:00:00Z"), 400);
    }

    private static LogDocuments errors(
            final LogDocuments documents, final String namespace, final Instant window, final int count) {
        for (int i = 0; i < count; i++) {
            documents.error(window.plus(Duration.ofMillis(i * 70_001L % 900_000)), namespace);
        }
        return documents;
    }
}
