package io.ailog.server;

import java.util.List;

/** What the tables say, without the times and numbers that are bookkeeping: two runs are equal when this is. */
public final class TestTables {
    private static final List<String> CONTENTS = List.of("""
            SELECT concat_ws('|', 'count', timestamp AT TIME ZONE 'UTC', namespace, day_of_week, hour_of_day,
                             quarter_hour, error_count, original_value, is_peak, replacement_value)
            FROM ailog_peak.peak_raw_data ORDER BY 1
            """, """
            SELECT concat_ws('|', 'coverage', window_start AT TIME ZONE 'UTC', namespace, expected, read)
            FROM ailog_batch.coverage ORDER BY 1
            """, """
            SELECT concat_ws('|', 'incident', timestamp AT TIME ZONE 'UTC', namespace, day_of_week, hour_of_day,
                             quarter_hour, actual_value, baseline_mean, ratio, threshold_used, detection_method,
                             severity, score, is_spike, evidence, status, confirmed, corrections)
            FROM ailog_peak.peak_investigation ORDER BY 1
            """, """
            SELECT concat_ws('|', 'threshold', namespace, day_of_week, percentile_value, percentile_level,
                             sample_count, median_value, mean_value, max_value)
            FROM ailog_peak.peak_thresholds ORDER BY 1
            """, """
            SELECT concat_ws('|', 'cap', namespace, cap_value, median_percentile, avg_percentile, total_samples)
            FROM ailog_peak.peak_threshold_caps ORDER BY 1
            """, """
            SELECT concat_ws('|', 'slot', day_of_week, hour_of_day, quarter_hour, namespace, mean, stddev, samples)
            FROM ailog_peak.aggregation_data ORDER BY 1
            """);

    private TestTables() {}

    /** All rows of all tables that the jobs fill. */
    public static List<String> contents() {
        return contents(TestPostgres.database());
    }

    /** As {@link #contents()}, in {@code database}. */
    public static List<String> contents(final PostgresDatabase database) {
        return CONTENTS.stream()
                .flatMap(sql -> TestPostgres.query(database, sql).stream())
                .toList();
    }
}
