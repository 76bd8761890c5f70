package io.ailog.postgres;

import io.ailog.window.CheckResult;
import io.ailog.window.Checks;
import io.ailog.window.Schema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The database as an installation needs it: reachable, of a known version, migrated, and open to the app user. */
@Component
@Order(1)
final class PostgresChecks implements Checks {
    private static final int OLDEST = 12;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");
    private static final String MIGRATE = "Run ./run-job.sh migrate.";
    private static final String[] RELATIONS = {
        "peak_raw_data",
        "aggregation_data",
        "peak_thresholds",
        "peak_threshold_caps",
        "peak_threshold_dow",
        "peak_investigation",
        "known_issues",
        "error_signatures",
        "service_health",
        "cascade_failures",
        "service_dependencies",
        "v_peak_thresholds",
        "v_all_thresholds_matrix"
    };

    private final PostgresSettings settings;
    private final PostgresConnections connections;
    private final PostgresFailures failures;
    private final Schema schema;

    PostgresChecks(
            final PostgresSettings settings,
            final PostgresConnections connections,
            final PostgresFailures failures,
            final Schema schema) {
        this.settings = settings;
        this.connections = connections;
        this.failures = failures;
        this.schema = schema;
    }

    @Override
    public List<CheckResult> results() {
        final CheckedStatements checks = new CheckedStatements(failures, settings.app());
        try (Connection connection = connections.open(settings.connectTimeout())) {
            checks.check("PostgreSQL", connection, this::server);
            checks.check("TLS", connection, this::tls);
            ddlUser(checks);
            final boolean current = checks.check("schema", () -> {
                schema.requireCurrent();
                return CheckResult.ok("schema", "current (" + SchemaVersion.CURRENT + ")");
            });
            if (current) {
                checks.check("tables and views", connection, PostgresChecks::relations);
                checks.check("writing", connection, PostgresChecks::writing);
                checks.check("sequences", connection, this::sequences);
            } else {
                checks.skip("the schema must be current first", "tables and views", "writing", "sequences");
            }
        } catch (final SQLException | RuntimeException e) {
            checks.check("PostgreSQL", () -> {
                throw failures.of(e, settings.app());
            });
            ddlUser(checks);
            checks.skip(
                    "PostgreSQL must be reachable first", "TLS", "schema", "tables and views", "writing", "sequences");
        }
        return checks.results();
    }

    private CheckResult server(final Connection connection) throws SQLException {
        final int major = connection.getMetaData().getDatabaseMajorVersion();
        final String found = "%s at %s:%d, database %s, user %s"
                .formatted(
                        connection.getMetaData().getDatabaseProductVersion(),
                        settings.host(),
                        settings.port(),
                        settings.database(),
                        settings.app().user());
        return major >= OLDEST
                ? CheckResult.ok("PostgreSQL", found)
                : CheckResult.failed("PostgreSQL", found, "Upgrade the server to PostgreSQL 12 or newer.");
    }

    private CheckResult tls(final Connection connection) throws SQLException {
        final String version = text(
                connection, "SELECT coalesce(max(version), '') FROM pg_stat_ssl WHERE pid = pg_backend_pid() AND ssl");
        final boolean verified = settings.sslMode().startsWith("verify-");
        if (version.isEmpty()) {
            return LOOPBACK.contains(settings.host())
                    ? CheckResult.ok("TLS", "not used to PostgreSQL on this machine")
                    : CheckResult.warning(
                            "TLS",
                            "not used to PostgreSQL: passwords and data can be read on the way",
                            "Set DB_SSLMODE=verify-full and DB_SSLROOTCERT.");
        }
        return verified
                ? CheckResult.ok("TLS", version + " to PostgreSQL, its certificate is verified")
                : CheckResult.warning(
                        "TLS",
                        version + " to PostgreSQL, its certificate is not verified",
                        "Set DB_SSLMODE=verify-full and DB_SSLROOTCERT.");
    }

    /** It is needed by {@code migrate} alone, and need not be known where the jobs run. */
    private void ddlUser(final CheckedStatements checks) {
        if (settings.ddl().user().isBlank()) {
            checks.check("DDL user", () -> CheckResult.ok("DDL user", "not set; only `migrate` needs DB_DDL_USER"));
            return;
        }
        final CheckedStatements own = new CheckedStatements(failures, settings.ddl());
        own.check("DDL user", () -> {
            try (Connection connection = connections.open(settings.ddl())) {
                return isMember(connection)
                        ? CheckResult.ok("DDL user", settings.ddl().user() + ", who owns as " + settings.ddlRole())
                        : CheckResult.failed(
                                "DDL user",
                                settings.ddl().user() + " is no member of " + settings.ddlRole(),
                                "Run db/bootstrap.sql as a superuser, or correct DB_DDL_ROLE.");
            }
        });
        checks.check("DDL user", () -> own.results().get(0));
    }

    private boolean isMember(final Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT count(*) > 0 FROM pg_roles WHERE rolname = ? AND pg_has_role(oid, 'MEMBER')")) {
            query.setString(1, settings.ddlRole());
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static CheckResult relations(final Connection connection) throws SQLException {
        final List<String> missing = new ArrayList<>();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT to_regclass('ailog_peak.' || ?) IS NOT NULL")) {
            for (final String relation : RELATIONS) {
                query.setString(1, relation);
                try (ResultSet row = query.executeQuery()) {
                    if (!row.next() || !row.getBoolean(1)) {
                        missing.add(relation);
                    }
                }
            }
        }
        return missing.isEmpty()
                ? CheckResult.ok("tables and views", "all 11 tables and 2 views of ailog_peak")
                : CheckResult.failed("tables and views", "missing: " + String.join(", ", missing), MIGRATE);
    }

    /** With an id of its own, so that not even the sequence moves. */
    private static CheckResult writing(final Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO ailog_peak.peak_raw_data"
                    + " (id, timestamp, namespace, error_count, day_of_week, hour_of_day, quarter_hour)"
                    + " VALUES (-1, '1970-01-01 00:00Z', 'ailog-verify', 1, 3, 0, 0)");
            statement.execute("DELETE FROM ailog_peak.peak_raw_data"
                    + " WHERE timestamp = '1970-01-01 00:00Z' AND namespace = 'ailog-verify'");
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        return CheckResult.ok("writing", "peak_raw_data takes and gives back a row (rolled back)");
    }

    private CheckResult sequences(final Connection connection) throws SQLException {
        final String closed = text(connection, """
                SELECT coalesce(string_agg(nspname || '.' || relname, ', ' ORDER BY relname), '')
                FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
                WHERE nspname IN ('ailog_peak', 'ailog_batch')
                  AND CASE relkind WHEN 'S' THEN NOT has_sequence_privilege(pg_class.oid, 'USAGE') ELSE false END
                """);
        return closed.isEmpty()
                ? CheckResult.ok("sequences", "all can be used")
                : CheckResult.failed("sequences", settings.app().user() + " may not use " + closed, MIGRATE);
    }

    private static String text(final Connection connection, final String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
