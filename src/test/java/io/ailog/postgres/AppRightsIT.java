package io.ailog.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ailog.server.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppRightsIT {
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
                "DELETE FROM ailog_batch.range_claim"
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
                "SET ROLE role_ailog_analyzer_ddl"
            })
    void mayNotSay(final String sql) throws SQLException {
        try (Connection superuser = TestPostgres.database().connectAsSuperuser();
                Statement statement = superuser.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS strangers");
            statement.execute("CREATE TABLE IF NOT EXISTS strangers.secret (id int)");
        }
        assertThatThrownBy(() -> run(sql))
                .isInstanceOfSatisfying(SQLException.class, failed -> assertThat(failed.getSQLState())
                        .isEqualTo("42501"));
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
