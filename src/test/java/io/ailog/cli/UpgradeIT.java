package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ailog.cli.Shell.Result;
import io.ailog.cli.Shell.Running;
import io.ailog.server.DatabaseState;
import io.ailog.server.LogDocuments;
import io.ailog.server.OlderDatabase;
import io.ailog.server.PostgresDatabase;
import io.ailog.server.RememberedRows;
import io.ailog.server.TestElasticsearch;
import io.ailog.server.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases of older installations: {@code migrate} keeps every row, then all jobs run, and the predecessor's inserts. */
class UpgradeIT {
    private static final String[] RANGE = {"--from", "2025-12-01T10:00:00Z", "--to", "2025-12-01T12:00:00Z"};

    /** Of the length that a short column of an older table had no room for. */
    private static final String NAMESPACE = "pcb-ch-sit-01-app";

    private static final String INSERT_BY_SLOT = """
            INSERT INTO ailog_peak.peak_raw_data
                (timestamp, day_of_week, hour_of_day, quarter_hour, namespace, error_count)
            VALUES ('2025-11-20 09:15', 3, 9, 1, '%s', %s)
            """;

    private static final String ON_SLOT = """
            ON CONFLICT (timestamp, day_of_week, hour_of_day, quarter_hour, namespace)
            DO UPDATE SET error_count = excluded.error_count
            """;

    private static final String INSERT_BY_HAND = """
            INSERT INTO ailog_peak.peak_raw_data
                (timestamp, namespace, error_count, day_of_week, hour_of_day, quarter_hour)
            VALUES (NOW(), 'pca-dev-01-app', 1, 3, 12, 0)
            """;

    private static final String INSERT_MEAN = """
            INSERT INTO ailog_peak.aggregation_data (day_of_week, hour_of_day, quarter_hour, namespace, mean)
            VALUES (0, 0, 0, '%s', %s)
            ON CONFLICT (day_of_week, hour_of_day, quarter_hour, namespace) DO UPDATE SET mean = excluded.mean
            """;

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeAll
    static void load() {
        TestElasticsearch.startAfresh();
        final LogDocuments documents = new LogDocuments();
        for (int i = 0; i < 120; i++) {
            documents.error(Instant.parse("2025-12-01T10:30:00Z").plusSeconds(i), "pca-dev-01-app");
            documents.error(Instant.parse("2025-12-01T11:00:00Z").plusSeconds(i), "pca-dev-01-app");
            documents.error(Instant.parse("2025-12-01T11:15:00Z").plusSeconds(i), NAMESPACE);
        }
        TestElasticsearch.load("logs-1", documents);
    }

    @BeforeEach
    void startAfresh() {
        shell = new Shell(home).onTestServers();
    }

    @Test
    void adoptsTablesThatViewsAndOtherTablesRestOn() throws SQLException {
        final PostgresDatabase database = OlderDatabase.of("upgrade_views", "views-and-keys.sql", "postgres");
        OlderDatabase.asColleague(database, """
                CREATE VIEW reporting.counts AS SELECT timestamp, namespace, error_count FROM ailog_peak.peak_raw_data;
                CREATE MATERIALIZED VIEW reporting.slow AS
                    SELECT id, namespace, severity FROM ailog_peak.peak_investigation;
                CREATE TABLE reporting.note (id SERIAL, incident INTEGER REFERENCES ailog_peak.peak_investigation (id));
                INSERT INTO reporting.note (incident) VALUES (17)
                """);
        OlderDatabase.execute(database, """
                ALTER TABLE ailog_peak.error_signatures OWNER TO ailog_analyzer_app;
                GRANT INSERT ON ailog_peak.shift_plan TO ailog_analyzer_app;
                GRANT USAGE ON ailog_peak.shift_plan_id_seq TO ailog_analyzer_app
                """);
        final RememberedRows rows = RememberedRows.of(database);
        final List<String> counts = counts(database);

        refusesWithoutOwnership(database);
        database.bootstrap(Map.of());
        migrates(database);

        assertThat(rows.differences(line -> line.startsWith("peak_thresholds")
                        ? line.replace("|-|", "|0.93000000000000000|")
                        : line.startsWith("peak_raw_data") ? line.replace("|-|", "|false|") : line))
                .isEmpty();
        assertThat(counts(database)).isEqualTo(counts);
        keepsTakingWhatThePredecessorInserts(database);
        runsAllJobs(database);
        assertThat(counts(database)).contains("2025-12-01 11:15:00 pcb-ch-sit-01-ap 120");
        OlderDatabase.asColleague(database, "REFRESH MATERIALIZED VIEW reporting.slow");
        assertThat(TestPostgres.query(database, "SELECT incident FROM reporting.note"))
                .containsExactly("17");
        doesNothingASecondTime(database);
    }

    @Test
    void adoptsTablesWithoutKeysAndWithoutDemands() throws SQLException {
        final PostgresDatabase database = OlderDatabase.of("upgrade_loose", "loose.sql", "ailog_analyzer_app");
        final RememberedRows rows = RememberedRows.of(database, "id");

        refusesWithoutOwnership(database);
        database.bootstrap(Map.of());
        migrates(database);

        assertThat(rows.differences(
                        line -> line.replace("|8.00000000000000000|-", "|8.00000000000000000|1.00000000000000000")
                                .replace("investigation: -|-|-|-|-", "investigation: -|-|-|false|-")
                                .replace(
                                        "10:45:00|-|-|-|",
                                        "10:45:00|0.00000000000000000|10.00000000000000000|3.00000000000000000|")))
                .isEmpty();
        assertThat(TestPostgres.query(database, "SELECT count(*) - count(DISTINCT id) FROM ailog_peak.peak_raw_data"))
                .containsExactly("0");
        OlderDatabase.asApp(database, INSERT_BY_HAND);
        assertThat(TestPostgres.query(database, "SELECT max(id) > 900 FROM ailog_peak.peak_raw_data"))
                .containsExactly("t");
        OlderDatabase.asApp(database, INSERT_MEAN.formatted(NAMESPACE, 3));
        runsAllJobs(database);
        // the key of the thresholds comes once the rows that were in its way have been replaced
        migrates(database);
        assertThat(TestPostgres.query(
                        database, "SELECT to_regclass('ailog_peak.peak_thresholds_namespace_day_of_week_key')"))
                .containsExactly("ailog_peak.peak_thresholds_namespace_day_of_week_key");
        doesNothingASecondTime(database);
    }

    @Test
    void keepsThresholdsOfAnotherGrainApart() throws SQLException {
        final PostgresDatabase database =
                OlderDatabase.of("upgrade_quarters", "quarterly-thresholds.sql", "ailog_analyzer_ddl");
        final RememberedRows rows = RememberedRows.of(database);
        final String insert = """
                INSERT INTO ailog_peak.peak_thresholds
                    (namespace, day_of_week, hour_of_day, quarter_hour, percentile_value)
                VALUES ('%s', 0, 5, 1, %s)
                ON CONFLICT (namespace, day_of_week, hour_of_day, quarter_hour)
                DO UPDATE SET percentile_value = excluded.percentile_value
                """;

        migrates(database);

        assertThat(rows.differences(UnaryOperator.identity())).isEmpty();
        assertThat(TestPostgres.query(database, "SELECT DISTINCT source FROM ailog_peak.v_all_thresholds_matrix"))
                .containsExactly("default");
        OlderDatabase.asApp(database, insert.formatted(NAMESPACE, 8));
        OlderDatabase.asApp(database, """
                INSERT INTO ailog_peak.peak_raw_data (timestamp, namespace, error_count)
                VALUES ('2025-12-01 10:15+00', 'pca-dev-01-app', 8)
                ON CONFLICT (timestamp, namespace) DO UPDATE SET error_count = excluded.error_count
                """);
        runsAllJobs(database);
        OlderDatabase.asApp(database, insert.formatted("pca-dev-01-app", 9));
        doesNothingASecondTime(database);
        assertThat(TestPostgres.query(database, """
                        SELECT concat_ws(' ', namespace, count(hour_of_day), count(*) > count(hour_of_day))
                        FROM ailog_peak.peak_thresholds GROUP BY namespace ORDER BY 1
                        """)).contains("pca-dev-01-app 672 t", NAMESPACE + " 1 t");
    }

    @Test
    void leavesAllAsItWasWhenMigrateIsKilled() throws SQLException {
        final PostgresDatabase database =
                OlderDatabase.of("upgrade_killed", "quarterly-thresholds.sql", "ailog_analyzer_ddl");
        final List<String> before = DatabaseState.of(database);
        try (Connection reader = database.connectAsSuperuser();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            // peak_raw_data comes first, and has been changed when this is met
            statement.execute("LOCK TABLE ailog_peak.peak_thresholds IN ACCESS SHARE MODE");
            final Running killed = shell.on(database).start("migrate");
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> sessions(database, "wait_event_type = 'Lock'") > 0
                            || !killed.process().isAlive());
            killed.process().destroyForcibly();
            assertThat(killed.await().code()).isEqualTo(137);
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> sessions(database, "true") == 0);

        assertThat(DatabaseState.of(database)).isEqualTo(before);
        migrates(database);
    }

    private static int sessions(final PostgresDatabase database, final String condition) {
        return Integer.parseInt(TestPostgres.query(
                        database,
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                                + " AND usename = 'ailog_analyzer_ddl' AND " + condition)
                .get(0));
    }

    private void keepsTakingWhatThePredecessorInserts(final PostgresDatabase database) throws SQLException {
        OlderDatabase.asApp(database, INSERT_BY_SLOT.formatted("pca-dev-01-app", 77) + ON_SLOT);
        OlderDatabase.asApp(database, INSERT_BY_SLOT.formatted(NAMESPACE, 78) + ON_SLOT);
        OlderDatabase.asApp(database, INSERT_BY_HAND);
        OlderDatabase.asApp(database, INSERT_MEAN.formatted("ns-1", 1));
        OlderDatabase.asApp(database, INSERT_MEAN.formatted(NAMESPACE, 2));
        OlderDatabase.asApp(database, """
                INSERT INTO ailog_peak.peak_investigation
                    (timestamp, day_of_week, hour_of_day, quarter_hour, namespace, app_name, actual_value, known_issue_id)
                VALUES ('2025-08-04 00:00', 0, 0, 0, 'pca-dev-01-app', 'a-longer-name-of-an-app', 5, 1)
                ON CONFLICT (timestamp, day_of_week, hour_of_day, quarter_hour, namespace)
                DO UPDATE SET app_name = excluded.app_name;
                INSERT INTO ailog_peak.error_signatures VALUES ('a-hash-that-is-longer-than-sixteen', 'text', 1);
                INSERT INTO ailog_peak.service_health (app_name, window_start) VALUES ('pay', '2025-12-01 10:15');
                INSERT INTO ailog_peak.shift_plan (shift) VALUES ('D')
                """);

        assertThat(TestPostgres.query(database, """
                        SELECT concat_ws(' ', namespace, error_count, source_host) FROM ailog_peak.peak_raw_data
                        WHERE timestamp = '2025-11-20 09:15+00' AND error_count > 76 ORDER BY 1
                        """))
                .containsExactly("pca-dev-01-app 77.00 unknown", NAMESPACE + " 78.00 unknown");
        assertThat(TestPostgres.query(
                        database,
                        "SELECT nextval('ailog_peak.peak_raw_data_id_seq') > max(id) AND max(id) > 10000"
                                + " FROM ailog_peak.peak_raw_data"))
                .containsExactly("t");
    }

    private void refusesWithoutOwnership(final PostgresDatabase database) {
        final List<String> before = DatabaseState.of(database);

        final Result refused = shell.on(database).run("migrate");

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.lastLine())
                .contains("must be owner of table", "Nothing was changed. Run db/bootstrap.sql as a superuser");
        assertThat(DatabaseState.of(database)).isEqualTo(before);
    }

    private void migrates(final PostgresDatabase database) {
        final Result migrated = shell.on(database).run("migrate");
        assertThat(migrated.code()).describedAs(migrated.err()).isZero();
    }

    private void runsAllJobs(final PostgresDatabase database) {
        shell.on(database);
        succeeds("init", RANGE);
        // detection over rows as the older installation left them, then with thresholds of our own
        succeeds("backfill", RANGE);
        succeeds("thresholds");
        succeeds("backfill", RANGE[0], RANGE[1], RANGE[2], RANGE[3], "--rerun");
        succeeds("regular");
        assertThat(TestPostgres.query(database, """
                        SELECT DISTINCT namespace FROM ailog_peak.peak_raw_data
                        WHERE timestamp >= '2025-12-01 10:00+00' AND original_value = 120 ORDER BY 1
                        """)).containsExactly("pca-dev-01-app", NAMESPACE);
    }

    private void succeeds(final String job, final String... options) {
        final String[] arguments = new String[options.length + 1];
        arguments[0] = job;
        System.arraycopy(options, 0, arguments, 1, options.length);
        final Result result = shell.run(arguments);
        assertThat(result.code()).describedAs(job + ": " + result.err()).isZero();
    }

    private void doesNothingASecondTime(final PostgresDatabase database) {
        final List<String> before = DatabaseState.of(database);

        final Result again = shell.on(database).run("migrate");

        assertThat(again.lastLine()).isEqualTo("migrate: the schema is up to date, nothing to do");
        assertThat(withoutChangelog(DatabaseState.of(database))).isEqualTo(withoutChangelog(before));
    }

    /** Change sets that run always note when they ran. */
    private static List<String> withoutChangelog(final List<String> state) {
        return state.stream()
                .filter(line -> !line.startsWith("ailog_batch.databasechangelog"))
                .toList();
    }

    private static List<String> counts(final PostgresDatabase database) {
        return TestPostgres.query(
                database, "SELECT concat_ws(' ', timestamp, namespace, error_count) FROM reporting.counts ORDER BY 1");
    }
}
