package io.ailog.postgres;

import io.ailog.window.CheckResult;
import io.ailog.window.Schema;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the schema is like, and what the user of the jobs may do with it. */
@Component
class SchemaChecks {
    private static final List<String> TABLES = List.of(
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
            "service_dependencies");
    private static final List<String> VIEWS = List.of("v_peak_thresholds", "v_all_thresholds_matrix");
    private static final String MISSING = """
            SELECT name
            FROM unnest(?::text[]) AS name
            WHERE NOT EXISTS (
                SELECT FROM pg_catalog.pg_class
                JOIN pg_catalog.pg_namespace AS schema ON schema.oid = relnamespace
                WHERE nspname = 'ailog_peak' AND relname = name AND relkind = ANY (?::"char"[]))
            """;
    private static final String UNUSABLE = """
            SELECT nspname || '.' || relname
            FROM pg_catalog.pg_class
            JOIN pg_catalog.pg_namespace AS schema ON schema.oid = relnamespace
            WHERE nspname IN ('ailog_peak', 'ailog_batch')
              AND CASE WHEN relkind = 'S' THEN NOT has_sequence_privilege(pg_class.oid, 'USAGE') END
            ORDER BY 1
            """;
    private static final String MIGRATE = "./run-job.sh migrate";

    private final Schema schema;
    private final PostgresSettings settings;
    private final Look look;

    SchemaChecks(
            final Schema schema,
            final PostgresSettings settings,
            final PostgresConnections connections,
            final PostgresFailures failures) {
        this.schema = schema;
        this.settings = settings;
        look = new Look(connections, failures, settings.connectTimeout());
    }

    CheckResult isCurrent() {
        schema.requireCurrent();
        return CheckResult.ok(SchemaVersion.CURRENT);
    }

    CheckResult tables() {
        return look.as(settings.app(), connection -> {
            final List<String> missing = new ArrayList<>(missing(connection, TABLES, "{r,p}"));
            missing.addAll(missing(connection, VIEWS, "{v}"));
            return missing.isEmpty()
                    ? CheckResult.ok(TABLES.size() + " tables and " + VIEWS.size() + " views")
                    : CheckResult.failed(
                            "missing in ailog_peak: " + String.join(", ", missing),
                            "They were made once, so somebody dropped or renamed them: restore them from a backup.");
        });
    }

    /** The number is given, or the sequence would move for nothing. */
    CheckResult writes() {
        return look.as(settings.app(), connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        "SET LOCAL lock_timeout = " + settings.connectTimeout().toMillis());
                statement.execute("""
                        INSERT INTO ailog_peak.peak_raw_data
                            (id, timestamp, namespace, error_count, day_of_week, hour_of_day, quarter_hour)
                        VALUES (-1, '1900-01-01T00:00:00Z', 'verify', 1, 0, 0, 0)
                        """);
                statement.execute("DELETE FROM ailog_peak.peak_raw_data WHERE id = -1 AND namespace = 'verify'");
            }
            return CheckResult.ok("a row can be inserted into peak_raw_data and deleted (rolled back)");
        });
    }

    CheckResult sequences() {
        return look.as(settings.app(), connection -> {
            final List<String> missing = missing(
                    connection, TABLES.stream().map(table -> table + "_id_seq").toList(), "{S}");
            if (!missing.isEmpty()) {
                return CheckResult.failed("missing in ailog_peak: " + String.join(", ", missing), MIGRATE);
            }
            try (PreparedStatement query = connection.prepareStatement(UNUSABLE)) {
                final List<String> unusable = texts(query);
                return unusable.isEmpty()
                        ? CheckResult.ok(
                                "those of all " + TABLES.size() + " tables and of the job repository can be used")
                        : CheckResult.failed(
                                settings.user() + " may not use " + String.join(", ", unusable),
                                MIGRATE + "\nIt grants " + settings.appRole() + " what it needs.");
            }
        });
    }

    private static List<String> missing(final Connection connection, final List<String> names, final String kinds)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(MISSING)) {
            final Array all = connection.createArrayOf("text", names.toArray());
            query.setArray(1, all);
            query.setString(2, kinds);
            return texts(query);
        }
    }

    private static List<String> texts(final PreparedStatement query) throws SQLException {
        final List<String> texts = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
