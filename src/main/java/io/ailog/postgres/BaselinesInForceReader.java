package io.ailog.postgres;

import io.ailog.threshold.Adjustment;
import io.ailog.threshold.Baselines;
import io.ailog.threshold.Cap;
import io.ailog.threshold.DayThreshold;
import io.ailog.threshold.SlotMeans;
import io.ailog.threshold.ThresholdPolicy;
import io.ailog.window.Slot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Reads all that detection needs to know of what is usual: a few numbers per namespace, day and slot. Rows of an older
 * installation that lack one of them, or are by the hour, say nothing of that.
 */
record BaselinesInForceReader(JdbcTemplate jdbc, ThresholdPolicy policy) {
    Baselines read() {
        return new Baselines(policy, thresholds(), caps(), adjustments(), means());
    }

    private List<DayThreshold> thresholds() {
        return jdbc.query(
                """
                SELECT DISTINCT ON (namespace, day_of_week)
                    namespace, day_of_week, percentile_value, sample_count, median_value, mean_value, max_value
                FROM ailog_peak.peak_thresholds
                WHERE hour_of_day IS NULL
                  AND namespace IS NOT NULL AND day_of_week BETWEEN 0 AND 6 AND percentile_value IS NOT NULL
                ORDER BY namespace, day_of_week, calculated_at DESC NULLS LAST, id DESC
                """,
                (row, number) -> new DayThreshold(
                        row.getString(1),
                        Slot.day(row.getInt(2)),
                        row.getDouble(3),
                        row.getLong(4),
                        row.getDouble(5),
                        row.getDouble(6),
                        row.getDouble(7)));
    }

    private List<Cap> caps() {
        return jdbc.query(
                """
                SELECT namespace, cap_value, median_percentile, avg_percentile, min_percentile, max_percentile, total_samples
                FROM ailog_peak.peak_threshold_caps
                WHERE namespace IS NOT NULL AND cap_value IS NOT NULL
                """,
                (row, number) -> new Cap(
                        row.getString(1),
                        row.getDouble(2),
                        row.getDouble(3),
                        row.getDouble(4),
                        row.getDouble(5),
                        row.getDouble(6),
                        row.getLong(7)));
    }

    private List<Adjustment> adjustments() {
        return jdbc.query(
                """
                SELECT namespace, day_of_week, coalesce(factor, 1), floor_value, ceiling_value, valid_from, valid_to
                FROM ailog_peak.peak_threshold_dow
                WHERE namespace IS NOT NULL AND day_of_week BETWEEN 0 AND 6 AND valid_from IS NOT NULL
                """,
                (row, number) -> new Adjustment(
                        row.getString(1),
                        Slot.day(row.getInt(2)),
                        row.getDouble(3),
                        number(row, 4),
                        number(row, 5),
                        row.getObject(6, LocalDate.class),
                        row.getObject(7, LocalDate.class)));
    }

    private SlotMeans means() {
        final SlotMeans.Builder means = SlotMeans.builder();
        jdbc.query("""
                SELECT namespace, day_of_week, hour_of_day, quarter_hour, mean
                FROM ailog_peak.aggregation_data
                WHERE mean IS NOT NULL AND namespace IS NOT NULL
                  AND day_of_week BETWEEN 0 AND 6 AND hour_of_day BETWEEN 0 AND 23 AND quarter_hour BETWEEN 0 AND 3
                """, (ResultSet row) -> {
            means.add(
                    row.getString(1),
                    new Slot(Slot.day(row.getInt(2)), row.getInt(3), row.getInt(4)),
                    row.getDouble(5));
        });
        return means.build();
    }

    private static @Nullable Double number(final ResultSet row, final int column) throws SQLException {
        final double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }
}
