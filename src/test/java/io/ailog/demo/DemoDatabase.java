package io.ailog.demo;

import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the jobs have left in the database, read as any other tool would. */
final class DemoDatabase {
    private static final List<String> FLAGS =
            List.of("is_spike", "is_burst", "is_new", "is_cross_namespace", "is_regression", "is_cascade");

    private static final String INCIDENTS = """
            SELECT timestamp, namespace, actual_value, threshold_used, score, severity,
                is_spike, is_burst, is_new, is_cross_namespace, is_regression, is_cascade
            FROM ailog_peak.peak_investigation
            WHERE timestamp >= ? AND timestamp < ?
            ORDER BY timestamp, namespace
            """;

    private static final String COUNTS = """
            SELECT timestamp, namespace, coalesce(original_value, error_count)
            FROM ailog_peak.peak_raw_data
            WHERE timestamp >= ? AND timestamp < ?
            """;

    private final DemoServers servers;

    DemoDatabase(final DemoServers servers) {
        this.servers = servers;
    }

    /** The incidents of a range, in the order of time. */
    List<FoundIncident> incidents(final WindowRange range) {
        final List<FoundIncident> incidents = new ArrayList<>();
        query(INCIDENTS, range, rows -> incidents.add(incident(rows)));
        return incidents;
    }

    /** The ERROR documents of a range, by namespace and window. */
    Map<String, SortedMap<Window, Long>> counts(final WindowRange range) {
        final Map<String, SortedMap<Window, Long>> counts = new HashMap<>();
        query(COUNTS, range, rows -> counts.computeIfAbsent(rows.getString(2), namespace -> new TreeMap<>())
                .put(window(rows), rows.getBigDecimal(3).longValueExact()));
        return counts;
    }

    private static FoundIncident incident(final ResultSet rows) throws SQLException {
        final Set<String> fired = new HashSet<>();
        for (final String flag : FLAGS) {
            if (rows.getBoolean(flag)) {
                fired.add(flag);
            }
        }
        return new FoundIncident(
                window(rows),
                rows.getString("namespace"),
                fired,
                rows.getDouble("actual_value"),
                rows.getDouble("threshold_used"),
                rows.getDouble("score"),
                String.valueOf(rows.getString("severity")));
    }

    private static Window window(final ResultSet rows) throws SQLException {
        return new Window(rows.getObject(1, OffsetDateTime.class).toInstant());
    }

    private void query(final String sql, final WindowRange range, final Row row) {
        try (Connection connection = servers.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, utc(range.from()));
            statement.setObject(2, utc(range.to()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    row.read(rows);
                }
            }
        } catch (final SQLException e) {
            throw new DemoFailed(DemoFailed.FAILED, "The results can't be read: " + e.getMessage());
        }
    }

    private static OffsetDateTime utc(final Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    /** What is done with a row. */
    private interface Row {
        void read(ResultSet rows) throws SQLException;
    }
}
