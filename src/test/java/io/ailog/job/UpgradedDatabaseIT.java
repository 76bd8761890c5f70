package io.ailog.job;

import static io.ailog.job.Installation.range;
import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.job.RunOutcome.State;
import io.ailog.logs.LogDocument.Origin;
import io.ailog.postgres.PostgresEdge;
import io.ailog.server.OlderDatabase;
import io.ailog.server.PostgresDatabase;
import io.ailog.server.TestElasticsearch;
import io.ailog.server.TestPostgres;
import io.ailog.server.TestTables;
import io.ailog.window.Schema;
import io.ailog.window.WindowRange;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A database of the version that only counted: its rows are judged on, and facts come with the next run that reads. */
class UpgradedDatabaseIT {
    private static final String A = "pca-dev-01-app";
    private static final WindowRange DAY = range("2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z");
    private static final Instant SPIKE = Instant.parse("2026-03-02T10:00:00Z");
    private static final SettableClock CLOCK = new SettableClock(Instant.parse("2026-03-03T00:07:00Z"));

    /** What {@code init} and {@code backfill} of that version left of the day, and what an operator made of it. */
    private static final String ROWS = """
            INSERT INTO ailog_peak.peak_raw_data
                (timestamp, day_of_week, hour_of_day, quarter_hour, namespace, error_count, original_value, is_peak,
                 replacement_value)
            VALUES ('2026-03-02T10:00Z', 0, 10, 0, 'pca-dev-01-app', 150, 150, true, 100),
                   ('2026-03-02T12:00Z', 0, 12, 0, 'pca-dev-01-app', 2, 2, false, NULL);
            INSERT INTO ailog_batch.coverage (window_start, namespace, expected)
            SELECT start, 'pca-dev-01-app',
                   CASE start WHEN '2026-03-02T10:00Z' THEN 150 WHEN '2026-03-02T12:00Z' THEN 2 ELSE 0 END
            FROM generate_series('2026-03-02T00:00Z'::timestamptz, '2026-03-02T23:45Z', '15 minutes') AS start;
            INSERT INTO ailog_peak.peak_investigation
                (timestamp, day_of_week, hour_of_day, quarter_hour, namespace, actual_value, threshold_used, is_spike,
                 severity, score, status)
            VALUES ('2026-03-02T10:00Z', 0, 10, 0, 'pca-dev-01-app', 150, 100, true, 'medium', 40, 'acknowledged')
            """;

    @Test
    void getsItsFactsWithTheNextBackfill() throws SQLException {
        write();
        TestPostgres.clear();
        try (Installation fresh = installation(TestPostgres.database())) {
            assertThat(fresh.run(JobName.BACKFILL, DAY).state()).isEqualTo(State.DONE);
        }
        final PostgresDatabase upgraded = olderDatabase();
        final Schema schema = PostgresEdge.schema(upgraded);
        assertThat(schema.migrate()).startsWith("0012-documents-in-the-ledger");

        try (Installation installation = installation(upgraded)) {
            assertThat(installation.detect(DAY).state()).isEqualTo(State.DONE);
            assertThat(incidents(upgraded)).containsExactly("2026-03-02 10:00:00 t f acknowledged t");
            assertThat(installation.run(JobName.BACKFILL, DAY).state()).isEqualTo(State.DONE);
        }

        assertThat(incidents(upgraded))
                .containsExactly("2026-03-02 10:00:00 t f acknowledged t", "2026-03-02 12:00:00 f t open t");
        assertThat(withoutTheOperators(TestTables.contents(upgraded)))
                .isEqualTo(withoutTheOperators(TestTables.contents()));
    }

    /** 150 errors in a window, and a trace through two services in another. */
    private static void write() {
        PlainLogs.start()
                .errors(SPIKE, 150, 5_900, A, "the inbox is stuck")
                .error(Instant.parse("2026-03-02T12:00:00Z"), new Origin(A, "front", "1"), "t1", "no answer")
                .error(Instant.parse("2026-03-02T12:00:01Z"), new Origin(A, "shop", "1"), "t1", "no stock")
                .load();
    }

    private static Installation installation(final PostgresDatabase database) {
        return Installation.start(database, TestElasticsearch.uri(), CLOCK, List.of(A));
    }

    /** The first change sets alone, as the version before applied them. */
    private static PostgresDatabase olderDatabase() throws SQLException {
        final PostgresDatabase database = TestPostgres.empty("upgraded_from_counts");
        final StringWriter sql = new StringWriter();
        PostgresEdge.schema(database).preview(sql);
        final String all = sql.toString();
        try (Connection ddl = database.connectAsDdl();
                Statement statement = ddl.createStatement()) {
            statement.execute(all.substring(0, all.indexOf("-- Changeset db/changelog/0012-")) + "COMMIT;");
        }
        OlderDatabase.execute(database, ROWS);
        return database;
    }

    private static List<String> incidents(final PostgresDatabase database) {
        return TestPostgres.query(database, """
                SELECT concat_ws(' ', timestamp AT TIME ZONE 'UTC', is_spike, is_cascade, status, confirmed)
                FROM ailog_peak.peak_investigation ORDER BY timestamp
                """);
    }

    private static List<String> withoutTheOperators(final List<String> rows) {
        return rows.stream()
                .filter(row -> !row.startsWith("incident|2026-03-02 10:00:00"))
                .toList();
    }
}
