package io.ailog.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ailog.server.OlderDatabase;
import io.ailog.server.PostgresDatabase;
import io.ailog.server.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppRightsIT {
    /** What the user of the jobs may do beyond reading and writing rows. */
    private static final String BEYOND_ROWS = """
            SELECT 'table ' || relname
            FROM pg_class
            WHERE relnamespace IN ('ailog_peak'::regnamespace, 'ailog_batch'::regnamespace)
                AND relkind IN ('r', 'v')
                AND has_table_privilege('ailog_analyzer_app', oid, 'TRUNCATE, REFERENCES, TRIGGER')
            UNION ALL
            SELECT 'sequence ' || relname
            FROM pg_class
            WHERE relnamespace IN ('ailog_peak'::regnamespace, 'ailog_batch'::regnamespace)
                AND CASE WHEN relkind = 'S' THEN has_sequence_privilege('ailog_analyzer_app', oid, 'SELECT, UPDATE') END
            UNION ALL
            SELECT 'schema ' || nspname
            FROM pg_namespace
            WHERE has_schema_privilege('ailog_analyzer_app', oid, 'CREATE')
            UNION ALL
            SELECT 'database ' || datname
            FROM pg_database
            WHERE datname = current_database()
                AND has_database_privilege('ailog_analyzer_app', oid, 'CREATE, TEMPORARY')
            UNION ALL
            SELECT 'role ' || rolname
            FROM pg_roles
            WHERE pg_has_role('ailog_analyzer_app', oid, 'MEMBER')
                AND rolname NOT LIKE '%\\_app'
            """;

    @BeforeEach
    void clear() {
        TestPostgres.clear();
    }

    @Test
    void insertsByHandAsInstallersDo() throws SQLException {
        run("""
                INSERT INTO ailog_peak.peak_raw_data
                    (timestamp, namespace, error_count, day_of_week, hour_of_day, quarter_hour)
                VALUES (NOW(), 'pca-dev-01-app', 1, 3, 12, 0)
                """);

        assertThat(TestPostgres.query("SELECT id FROM ailog_peak.peak_raw_data"))
                .containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT nextval('ailog_peak.peak_investigation_id_seq')",
                "SELECT nextval('ailog_batch.batch_job_instance_seq')",
                "SELECT id FROM ailog_batch.databasechangelog",
                "SELECT * FROM ailog_peak.v_all_thresholds_matrix",
                "DELETE FROM ailog_peak.peak_thresholds",
                "DELETE FROM ailog_batch.range_claim",
                "SELECT ailog_batch.drop_empty_fact_months()"
            })
    void maySay(final String sql) throws SQLException {
        run(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE ailog_peak.own (id int)",
                "CREATE TABLE ailog_batch.own (id int)",
                "CREATE TABLE public.own (id int)",
                "CREATE TEMPORARY TABLE own (id int)",
                "CREATE SCHEMA own",
                "DROP TABLE ailog_peak.peak_raw_data",
                "ALTER TABLE ailog_peak.peak_raw_data ADD own int",
                "TRUNCATE ailog_peak.peak_raw_data",
                "UPDATE ailog_batch.databasechangelog SET id = 'x'",
                "UPDATE ailog_batch.databasechangeloglock SET locked = true",
                "SELECT * FROM ailog_batch.databasechangeloglock",
                "SELECT lo_import('/etc/passwd')",
                "SELECT setval('ailog_peak.peak_raw_data_id_seq', 1)",
                "SELECT * FROM strangers.secret",
                "INSERT INTO strangers.secret VALUES (1)",
                "SELECT * FROM public.strangers_own",
                "DELETE FROM public.strangers_own",
                "CREATE FUNCTION ailog_peak.own() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "CREATE FUNCTION ailog_batch.own() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "CREATE FUNCTION public.own() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "CREATE TRIGGER own BEFORE UPDATE ON ailog_peak.peak_raw_data FOR EACH ROW"
                        + " EXECUTE FUNCTION suppress_redundant_updates_trigger()",
                "CREATE INDEX ON ailog_peak.peak_raw_data (error_count)",
                "CREATE VIEW ailog_peak.own AS SELECT 1 AS one",
                "DROP VIEW ailog_peak.v_peak_thresholds",
                "ALTER TABLE ailog_batch.coverage RENAME TO own",
                "ALTER TABLE ailog_peak.peak_raw_data DISABLE TRIGGER ALL",
                "ALTER SEQUENCE ailog_peak.peak_raw_data_id_seq RESTART",
                "ALTER SCHEMA ailog_peak RENAME TO own",
                "DROP SCHEMA ailog_batch CASCADE",
                "COMMENT ON TABLE ailog_peak.peak_raw_data IS 'own'",
                "DROP TABLE ailog_batch.databasechangelog",
                "INSERT INTO ailog_batch.databasechangelog (id) VALUES ('x')",
                "DELETE FROM ailog_batch.databasechangelog",
                "TRUNCATE ailog_batch.coverage",
                "DELETE FROM ailog_batch.window_fact",
                "UPDATE ailog_batch.fact_horizon SET facts_from = now()",
                "SELECT ailog_batch.drop_fact_months(now())",
                "UPDATE ailog_batch.late_count SET was = 0",
                "UPDATE ailog_batch.batch_job_execution_params SET parameter_value = 'x'",
                "DELETE FROM ailog_batch.retracted_incident",
                "SET ROLE role_ailog_analyzer_ddl",
                "SET ROLE ailog_analyzer_ddl",
                "SET ROLE postgres",
                "SET SESSION AUTHORIZATION ailog_analyzer_ddl",
                "GRANT role_ailog_analyzer_ddl TO ailog_analyzer_app",
                "ALTER DEFAULT PRIVILEGES FOR ROLE role_ailog_analyzer_ddl GRANT ALL ON TABLES TO PUBLIC",
                "ALTER ROLE ailog_analyzer_app CREATEDB",
                "CREATE ROLE own",
                "CREATE DATABASE own",
                "ALTER SYSTEM SET work_mem = '1MB'",
                "COPY (SELECT 1) TO PROGRAM 'true'",
                "SELECT pg_read_file('PG_VERSION')"
            })
    void mayNotSay(final String sql) throws SQLException {
        try (Connection superuser = TestPostgres.database().connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS strangers");
            statement.execute("CREATE TABLE IF NOT EXISTS strangers.secret (id int)");
            statement.execute("CREATE TABLE IF NOT EXISTS public.strangers_own (id int)");
        }
        assertThatThrownBy(() -> run(sql))
                .isInstanceOfSatisfying(SQLException.class, failed -> assertThat(failed.getSQLState())
                        .isEqualTo("42501"));
    }

    @Test
    void mayPassNothingOn() throws SQLException {
        run("GRANT SELECT ON ailog_peak.peak_raw_data TO PUBLIC");

        assertThat(TestPostgres.query("SELECT has_table_privilege('pg_monitor', 'ailog_peak.peak_raw_data', 'SELECT')"))
                .containsExactly("f");
    }

    @Test
    void mayReadAndWriteRowsOfEveryTableAtMost() {
        assertThat(TestPostgres.query(BEYOND_ROWS)).isEmpty();
    }

    @Test
    void losesWhatAnOlderInstallationGrantedBeyondThat() {
        final PostgresDatabase database =
                OlderDatabase.of("rights_older", "quarterly-thresholds.sql", "ailog_analyzer_ddl");
        OlderDatabase.execute(database, """
                CREATE ROLE second_app LOGIN IN ROLE role_ailog_analyzer_app;
                GRANT ALL ON ALL TABLES IN SCHEMA ailog_peak TO ailog_analyzer_app, second_app, PUBLIC;
                GRANT ALL ON ALL SEQUENCES IN SCHEMA ailog_peak TO ailog_analyzer_app, role_ailog_analyzer_app;
                GRANT UPDATE (error_count) ON ailog_peak.peak_raw_data TO ailog_analyzer_app;
                CREATE TABLE ailog_peak.shift_plan (shift text);
                ALTER TABLE ailog_peak.shift_plan OWNER TO role_ailog_analyzer_ddl;
                GRANT INSERT, TRUNCATE ON ailog_peak.shift_plan TO ailog_analyzer_app
                """);

        PostgresEdge.schema(database).migrate();

        assertThat(TestPostgres.query(database, BEYOND_ROWS)).isEmpty();
        assertThat(TestPostgres.query(database, BEYOND_ROWS.replace("ailog_analyzer_app", "second_app")))
                .isEmpty();
        assertThat(TestPostgres.query(
                        database,
                        "SELECT has_table_privilege('ailog_analyzer_app', 'ailog_peak.shift_plan', 'INSERT')"))
                .containsExactly("t");
    }

    @Test
    void holdsTheClaimOfAWindowOnce() throws SQLException {
        final String claim = """
                INSERT INTO ailog_batch.range_claim (resource, span, job, host, pid)
                VALUES ('%s', tstzrange('2026-01-01 %s+00', '2026-01-01 %s+00'), 'init', 'here', 1)
                """;
        run(claim.formatted("windows", "00:00", "01:00"));
        run(claim.formatted("windows", "01:00", "02:00"));
        run(claim.formatted("thresholds", "00:00", "02:00"));

        assertThatThrownBy(() -> run(claim.formatted("windows", "00:45", "01:15")))
                .hasMessageContaining("range_claim_span_excl");
        assertThatThrownBy(() -> run(claim.formatted("thresholds", "03:00", "04:00")))
                .hasMessageContaining("range_claim_resource");
    }

    private static void run(final String sql) throws SQLException {
        try (Connection app = TestPostgres.database().connectAsApp();
                Statement statement = app.createStatement()) {
            statement.execute(sql);
        }
    }
}
