package io.ailog.server;

import java.util.List;

/** What the tables say, without the times and numbers that are bookkeeping: two runs are equal when this is. */
public final class TestTables {
    private static final List<String> CONTENTS = List.of(
            """
            SELECT concat_ws('|', 'count', timestamp AT TIME ZONE 'UTC', namespace, day_of_week, hour_of_day,
                             quarter_hour, error_count, original_value, is_peak, replacement_value)
            FROM ailog_peak.peak_raw_data ORDER BY 1
            """, """
            SELECT concat_ws('|', 'coverage', window_start AT TIME ZONE 'UTC', namespace, expected, read, unreadable,
                             unreadable_sample, busiest_minute_errors, busiest_minute_start AT TIME ZONE 'UTC')
            FROM ailog_batch.coverage ORDER BY 1
            """, """
            SELECT concat_ws('|', 'incident', timestamp AT TIME ZONE 'UTC', namespace, day_of_week, hour_of_day,
                             quarter_hour, actual_value, baseline_mean, ratio, threshold_used, detection_method,
                             severity, score, is_spike, is_burst, is_new, is_cross_namespace, is_regression,
                             is_cascade, trace_id, app_name, app_version, error_type, error_message,
                             affected_services, category, subcategory, known_issue_id, evidence, status, confirmed,
                             corrections)
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
            """, """
            SELECT concat_ws('|', 'signature', signature_hash, error_type, normalized_message, sample_raw_message,
                             sample_namespace, sample_app_name, sample_trace_id, occurrence_count,
                             affected_namespaces, affected_apps, first_seen_at AT TIME ZONE 'UTC',
                             last_seen_at AT TIME ZONE 'UTC', known_issue_id, is_new)
            FROM ailog_peak.error_signatures ORDER BY 1
            """, """
            SELECT concat_ws('|', 'known issue', issue_id, occurrence_count, first_seen_at AT TIME ZONE 'UTC',
                             last_seen_at AT TIME ZONE 'UTC')
            FROM ailog_peak.known_issues ORDER BY 1
            """, """
            SELECT concat_ws('|', 'health', app_name, namespace, window_start AT TIME ZONE 'UTC', total_errors,
                             health_score, errors_by_type, trend)
            FROM ailog_peak.service_health ORDER BY 1
            """, """
            SELECT concat_ws('|', 'cascade', cascade_id, window_start AT TIME ZONE 'UTC', root_cause_app,
                             root_cause_namespace, root_cause_error_type, root_cause_message, root_cause_trace_id,
                             affected_services, total_affected_services, total_errors_in_cascade, cascade_depth,
                             cascade_type, severity, status)
            FROM ailog_peak.cascade_failures ORDER BY 1
            """, """
            SELECT concat_ws('|', 'dependency', source_app, source_namespace, target_app, target_namespace,
                             dependency_type, failed_calls, first_seen_at AT TIME ZONE 'UTC',
                             last_seen_at AT TIME ZONE 'UTC', last_failure_at AT TIME ZONE 'UTC', health_score)
            FROM ailog_peak.service_dependencies ORDER BY 1
            """, """
            SELECT concat_ws('|', 'window', window_start AT TIME ZONE 'UTC', fingerprint, fact_rows)
            FROM ailog_batch.window_fact ORDER BY 1
            """, """
            SELECT concat_ws('|', 'signature fact', window_start AT TIME ZONE 'UTC', namespace, signature_hash,
                             app_name, app_version, errors, first_at AT TIME ZONE 'UTC', last_at AT TIME ZONE 'UTC',
                             sample, trace_id)
            FROM ailog_batch.signature_fact ORDER BY 1
            """, """
            SELECT concat_ws('|', 'total', signature_hash, namespace, app_name, errors, first_at AT TIME ZONE 'UTC',
                             last_at AT TIME ZONE 'UTC', sample, trace_id)
            FROM ailog_batch.signature_total ORDER BY 1
            """, """
            SELECT concat_ws('|', 'service fact', window_start AT TIME ZONE 'UTC', namespace, app_name, errors,
                             errors_by_type)
            FROM ailog_batch.service_fact ORDER BY 1
            """, """
            SELECT concat_ws('|', 'path fact', window_start AT TIME ZONE 'UTC', namespaces, app_names, errors,
                             signatures, traces, first_at AT TIME ZONE 'UTC', last_at AT TIME ZONE 'UTC', trace_id)
            FROM ailog_batch.path_fact ORDER BY 1
            """, """
            SELECT concat_ws('|', 'call fact', window_start AT TIME ZONE 'UTC', source_namespace, source_app,
                             target_namespace, target_app, failed_calls, first_at AT TIME ZONE 'UTC',
                             last_at AT TIME ZONE 'UTC')
            FROM ailog_batch.call_fact ORDER BY 1
            """, """
            SELECT concat_ws('|', 'issue fact', window_start AT TIME ZONE 'UTC', issue_id, errors,
                             first_at AT TIME ZONE 'UTC', last_at AT TIME ZONE 'UTC')
            FROM ailog_batch.issue_fact ORDER BY 1
            """, """
            SELECT concat_ws('|', 'late count', window_start AT TIME ZONE 'UTC', namespace, was, now)
            FROM ailog_batch.late_count ORDER BY 1
            """, """
            SELECT concat_ws('|', 'retracted', window_start AT TIME ZONE 'UTC', namespace)
            FROM ailog_batch.retracted_incident ORDER BY 1
            """, """
            SELECT concat_ws('|', 'stale', window_start AT TIME ZONE 'UTC') FROM ailog_batch.stale_verdict ORDER BY 1
            """);

    private TestTables() {}

    /** All rows of all tables that the jobs fill. */
    public static List<String> contents() {
        return contents(TestPostgres.database());
    }

    /** As {@link #contents()}, without what incidents say of earlier verdicts. */
    public static List<String> contentsWithoutCorrections() {
        return contents().stream()
                .filter(row -> !row.startsWith("retracted|"))
                .map(row -> row.startsWith("incident|") ? row.substring(0, row.lastIndexOf('|')) : row)
                .toList();
    }

    /** As {@link #contents()}, in {@code database}. */
    public static List<String> contents(final PostgresDatabase database) {
        return CONTENTS.stream()
                .flatMap(sql -> TestPostgres.query(database, sql).stream())
                .toList();
    }
}
