package io.ailog.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.server.PostgresDatabase;
import io.ailog.server.TestPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class OlderInstallationIT {
    private static final String TYPE =
            "SELECT format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = 'ailog_peak.%s'::regclass"
                    + " AND attname = '%s'";

    private static final String SHAPE = """
            SELECT format('%s.%s %s %s %s', attrelid::regclass, attname, format_type(atttypid, atttypmod), attnotnull,
                (SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef WHERE adrelid = attrelid AND adnum = attnum))
            FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
            WHERE relnamespace = 'ailog_peak'::regnamespace AND attnum > 0
            UNION ALL
            SELECT format('%s %s %s', conrelid::regclass, conname, replace(pg_get_constraintdef(oid), ' NOT VALID', ''))
            FROM pg_constraint WHERE connamespace = 'ailog_peak'::regnamespace AND contype <> 'n'
            UNION ALL
            SELECT indexdef FROM pg_indexes WHERE schemaname = 'ailog_peak'
            ORDER BY 1
            """;

    private static final String HAND_WRITTEN = """
            INSERT INTO ailog_peak.peak_raw_data
                (timestamp, namespace, error_count, day_of_week, hour_of_day, quarter_hour)
            VALUES ('2025-12-03 09:07+00', 'a-namespace-longer-than-twenty', 1, 3, 12, 0)
            """;

    @Test
    void keepsRowsUnknownColumnsRightsAndForeignViews() throws Exception {
        final PostgresDatabase database = older("older_rows", "serial-ids.sql");
        PostgresEdge.schema(database).migrate();

        assertThat(TestPostgres.query(database, """
                        SELECT concat_ws(' ', id, timestamp AT TIME ZONE 'UTC', namespace, error_count, collected_by, is_peak)
                        FROM ailog_peak.peak_raw_data ORDER BY id
                        """))
                .containsExactly(
                        "41 2025-12-01 10:15:00 pca-dev-01-app 7.00 cron f",
                        "78 2025-12-01 10:30:00 pca-dev-01-app 11.00 hand f");
        assertThat(TestPostgres.query(
                        database,
                        "SELECT concat_ws(' ', table_name, row_content ->> 'id', row_content ->> 'error_count')"
                                + " FROM ailog_batch.superseded_rows"))
                .containsExactly("ailog_peak.peak_raw_data 77 9.00");
        assertThat(TestPostgres.query(database, "SELECT count(*) FROM public.colleagues_view"))
                .containsExactly("2");
        assertThat(TestPostgres.query(
                        database, "SELECT has_table_privilege('pg_monitor', 'ailog_peak.peak_raw_data', 'SELECT')"))
                .containsExactly("t");
    }

    @Test
    void givesOlderTablesWhatIsNeeded() throws Exception {
        final PostgresDatabase database = older("older_shape", "serial-ids.sql");
        PostgresEdge.schema(database).migrate();
        asApp(database, HAND_WRITTEN);
        asApp(database, HAND_WRITTEN.strip() + " ON CONFLICT (timestamp, namespace) DO UPDATE SET error_count = 2");

        assertThat(TestPostgres.query(
                        database, "SELECT id || ' ' || error_count FROM ailog_peak.peak_raw_data WHERE id > 78"))
                .containsExactly("79 2.00");
        assertThat(type(database, "peak_raw_data", "timestamp")).isEqualTo("timestamp with time zone");
        assertThat(type(database, "peak_raw_data", "namespace")).isEqualTo("text");
        assertThat(type(database, "peak_raw_data", "id")).isEqualTo("bigint");
        assertThat(type(database, "peak_raw_data", "error_count")).isEqualTo("numeric(12,2)");
        assertThat(type(database, "peak_threshold_caps", "cap_value")).isEqualTo("numeric(12,2)");
        assertThat(type(database, "peak_thresholds", "percentile_level")).isEqualTo("numeric(5,4)");
        assertThat(TestPostgres.query(
                        database,
                        "SELECT concat_ws(' ', namespace, effective_threshold, source)"
                                + " FROM ailog_peak.v_all_thresholds_matrix WHERE day_of_week < 2"))
                .containsExactly("pca-dev-01-app 42.50 percentile", "pca-dev-01-app 62.93 cap");
    }

    @Test
    void keepsValuesThatDoNotFitBesideTheNewColumn() throws Exception {
        final PostgresDatabase database = older("older_values", "serial-ids.sql");
        PostgresEdge.schema(database).migrate();

        assertThat(TestPostgres.query(database, """
                        SELECT concat_ws(' ', is_spike, day_of_week, hour_of_day, quarter_hour, affected_services,
                            older_affected_services, evidence -> 0 ->> 'rule', known_issue_id, confirmed)
                        FROM ailog_peak.peak_investigation
                        """)).containsExactly("f 0 10 1 {} [\"a\", \"b\"] spike 1 t");
        asApp(database, "INSERT INTO ailog_peak.known_issues (issue_id, severity) VALUES ('KI-1', 'critical')");
    }

    @Test
    void keepsThresholdsByTheHourBesideThoseByTheDay() throws Exception {
        final PostgresDatabase database = older("older_hourly", "hourly-thresholds.sql");
        PostgresEdge.schema(database).migrate();
        assertThat(TestPostgres.query(
                        database,
                        "SELECT count(*) || ' ' || count(hour_of_day) || ' ' || max(id)"
                                + " FROM ailog_peak.peak_thresholds"))
                .containsExactly("168 168 168");

        asApp(
                database,
                "INSERT INTO ailog_peak.peak_thresholds (namespace, day_of_week, percentile_value, sample_count)"
                        + " VALUES ('pca-dev-01-app', 0, 40, 100)");
        asApp(
                database,
                "INSERT INTO ailog_peak.peak_thresholds (namespace, day_of_week, hour_of_day, percentile_value)"
                        + " VALUES ('pca-dev-01-app', 0, 5, 41) ON CONFLICT (namespace, day_of_week, hour_of_day)"
                        + " DO UPDATE SET percentile_value = excluded.percentile_value");
        assertThat(PostgresEdge.schema(database).migrate()).isEmpty();
        assertThat(
                        TestPostgres.query(
                                database,
                                "SELECT percentile_value FROM ailog_peak.peak_thresholds WHERE hour_of_day = 5 AND day_of_week = 0"))
                .containsExactly("41.00");
        assertThat(TestPostgres.query(
                        database,
                        "SELECT concat_ws(' ', effective_threshold, source) FROM ailog_peak.v_all_thresholds_matrix"
                                + " WHERE day_of_week < 2 ORDER BY day_of_week"))
                .containsExactly("40.00 percentile", "100.00 default");
    }

    @Test
    void replacesIdsThatAreNoNumbersAndKeysThatAreTooNarrow() throws Exception {
        final PostgresDatabase database = older("older_ids", "serial-ids.sql");
        PostgresEdge.schema(database).migrate();
        asApp(
                database,
                "INSERT INTO ailog_peak.service_health (app_name, namespace, window_start)"
                        + " VALUES ('shop', 'b', '2025-12-01 10:15+00')");
        asApp(
                database,
                "INSERT INTO ailog_peak.service_dependencies"
                        + " (source_app, source_namespace, target_app, target_namespace) VALUES ('a', 'a', 'b', 'b')");

        assertThat(TestPostgres.query(
                        database,
                        "SELECT concat_ws(' ', id, namespace, left(older_id::text, 4), total_errors)"
                                + " FROM ailog_peak.service_health ORDER BY id"))
                .containsExactly("1 a b2f7 0", "2 b 0");
        assertThat(TestPostgres.query(
                        database,
                        "SELECT concat_ws(' ', id, source_app, failed_calls) FROM ailog_peak.service_dependencies"
                                + " ORDER BY id"))
                .containsExactly("1 shop 0", "2 a 0");
    }

    @Test
    void recognisesItsOwnTablesWithoutTheirHistory() throws Exception {
        final PostgresDatabase database = TestPostgres.empty("older_own");
        PostgresEdge.schema(database).migrate();
        asApp(database, HAND_WRITTEN);
        final List<String> before = TestPostgres.query(database, SHAPE);
        execute(database, "DROP SCHEMA ailog_batch CASCADE");
        database.bootstrap(Map.of());

        PostgresEdge.schema(database).migrate();

        assertThat(TestPostgres.query(database, SHAPE)).isEqualTo(before);
        assertThat(TestPostgres.query(database, "SELECT id FROM ailog_peak.peak_raw_data"))
                .containsExactly("1");
    }

    @Test
    void leavesNoToolsBehind() throws Exception {
        final PostgresDatabase database = older("older_tools", "serial-ids.sql");
        PostgresEdge.schema(database).migrate();

        assertThat(TestPostgres.query(database, """
                        SELECT proname::text FROM pg_proc
                        WHERE pronamespace = 'ailog_batch'::regnamespace AND proname NOT LIKE 'follow%'
                            AND proname NOT LIKE '%fact_months'
                        UNION ALL
                        SELECT relname FROM pg_class WHERE relname LIKE 'older%' AND relname <> 'older_key'
                        UNION ALL
                        SELECT relname FROM pg_class
                        WHERE relnamespace = 'ailog_batch'::regnamespace AND relname LIKE 'peak%'
                        """)).isEmpty();
        assertThat(
                        TestPostgres.query(
                                database,
                                "SELECT count(*) FROM pg_class WHERE relkind = 'S' AND relnamespace = 'ailog_peak'::regnamespace"))
                .containsExactly("11");
    }

    // as such installations are: made by the DDL user itself, before there was a role
    private static PostgresDatabase older(final String name, final String file) throws Exception {
        final PostgresDatabase database = TestPostgres.empty(name);
        execute(database, "GRANT CREATE, USAGE ON SCHEMA ailog_peak, public TO ailog_analyzer_ddl");
        try (Connection ddl = database.connectAsDdl();
                Statement statement = ddl.createStatement()) {
            statement.execute(resource("/older/" + file));
        }
        return database;
    }

    private static String resource(final String path) throws IOException {
        try (InputStream file = Objects.requireNonNull(OlderInstallationIT.class.getResourceAsStream(path), path)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String type(final PostgresDatabase database, final String table, final String column) {
        return TestPostgres.query(database, TYPE.formatted(table, column)).get(0);
    }

    private static void execute(final PostgresDatabase database, final String sql) throws SQLException {
        try (Connection superuser = database.connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void asApp(final PostgresDatabase database, final String sql) throws SQLException {
        try (Connection app = database.connectAsApp();
                Statement statement = app.createStatement()) {
            statement.execute(sql);
        }
    }
}
