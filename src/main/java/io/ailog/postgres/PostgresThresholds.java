package io.ailog.postgres;

import io.ailog.threshold.Baselines;
import io.ailog.threshold.Cap;
import io.ailog.threshold.ThresholdPolicy;
import io.ailog.threshold.ThresholdRequest;
import io.ailog.threshold.ThresholdSet;
import io.ailog.threshold.ThresholdStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Repository;

/** Thresholds, CAPs and slot statistics, computed by the database from {@code peak_raw_data}. */
@Repository
class PostgresThresholds implements ThresholdStore {
    private static final String INSERT_THRESHOLDS = """
            INSERT INTO ailog_peak.peak_thresholds
                (namespace, day_of_week, percentile_value, percentile_level, sample_count,
                 median_value, mean_value, max_value, data_start_date, data_end_date)
            """;
    private static final String RETURNING = """
            RETURNING namespace, day_of_week, percentile_value, percentile_level, sample_count,
                      median_value, mean_value, max_value, data_start_date, data_end_date
            """;
    private static final String INSERT_SLOTS = """
            INSERT INTO ailog_peak.aggregation_data
                (namespace, day_of_week, hour_of_day, quarter_hour, mean, stddev, samples)
            """;

    private static final int FETCH = 5_000;

    private final JdbcTemplate jdbc;
    private final DataSource pool;
    private final ThresholdPolicy policy;

    PostgresThresholds(final JdbcTemplate jdbc, final DataSource pool, final ThresholdPolicy policy) {
        this.jdbc = jdbc;
        this.pool = pool;
        this.policy = policy;
    }

    @Override
    public ThresholdSet compute(final ThresholdRequest request) {
        final ComputedThresholds computed = thresholds(SqlFile.COMPUTE_THRESHOLDS.text(), request);
        final Long slots = jdbc.query(
                "SELECT count(*) FROM (" + SqlFile.COMPUTE_SLOTS.text() + ") AS slots",
                statement -> bindSamples(statement, 1, request),
                rows -> rows.next() ? rows.getLong(1) : 0L);
        return computed.set(Cap.of(computed.thresholds()), slots == null ? 0 : slots);
    }

    @Override
    public ThresholdSet replace(final ThresholdRequest request) {
        jdbc.update("DELETE FROM ailog_peak.peak_thresholds WHERE hour_of_day IS NULL");
        final ComputedThresholds computed =
                thresholds(INSERT_THRESHOLDS + SqlFile.COMPUTE_THRESHOLDS.text() + RETURNING, request);
        final List<Cap> caps = Cap.of(computed.thresholds());
        jdbc.update("DELETE FROM ailog_peak.peak_threshold_caps");
        insert(caps, request);
        jdbc.update("DELETE FROM ailog_peak.aggregation_data");
        final int slots = jdbc.update(
                INSERT_SLOTS + SqlFile.COMPUTE_SLOTS.text(), statement -> bindSamples(statement, 1, request));
        return computed.set(caps, slots);
    }

    @Override
    public Baselines inForce() {
        // one snapshot, or a set that is being replaced would be read in parts of both, hence a transaction beside the
        // caller's; and a few rows at a time, because many namespaces have half a million slots
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            final JdbcTemplate snapshot = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            snapshot.setFetchSize(FETCH);
            return new BaselinesInForceReader(snapshot, policy).read();
        } catch (final SQLException e) {
            throw new UncategorizedSQLException("baselines", null, e);
        }
    }

    private ComputedThresholds thresholds(final String sql, final ThresholdRequest request) {
        final ComputedThresholds computed = new ComputedThresholds();
        jdbc.query(
                sql,
                statement -> {
                    statement.setDouble(1, request.percentile().level());
                    bindSamples(statement, 2, request);
                },
                computed);
        return computed;
    }

    private static void bindSamples(final PreparedStatement statement, final int first, final ThresholdRequest request)
            throws SQLException {
        statement.setString(
                first, request.since() == null ? null : request.since().toString());
        statement.setBoolean(first + 1, request.zeroWindows());
    }

    private void insert(final List<Cap> caps, final ThresholdRequest request) {
        jdbc.batchUpdate("""
                INSERT INTO ailog_peak.peak_threshold_caps
                    (namespace, cap_value, median_percentile, avg_percentile, min_percentile, max_percentile,
                     percentile_level, total_samples)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """, caps, 1_000, (statement, cap) -> {
            statement.setString(1, cap.namespace());
            statement.setDouble(2, cap.value());
            statement.setDouble(3, cap.median());
            statement.setDouble(4, cap.mean());
            statement.setDouble(5, cap.min());
            statement.setDouble(6, cap.max());
            statement.setDouble(7, request.percentile().level());
            statement.setLong(8, cap.samples());
        });
    }
}
