package io.ailog.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.server.TestPostgres;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaContentsIT {
    private static final String RELATIONS =
            "SELECT relname FROM pg_class WHERE relnamespace = '%s'::regnamespace AND relkind = '%s' ORDER BY 1";

    /** What others rely on: columns may be added, not renamed. */
    private static final String PROMISED = """
            peak_raw_data: timestamp, day_of_week, hour_of_day, quarter_hour, namespace, error_count, original_value, is_peak, replacement_value, created_at
            aggregation_data: day_of_week, hour_of_day, quarter_hour, namespace, mean, stddev, samples, last_updated
            peak_thresholds: namespace, day_of_week, percentile_value, percentile_level, sample_count, median_value, mean_value, max_value, calculated_at, data_start_date, data_end_date
            peak_threshold_caps: namespace, cap_value, median_percentile, avg_percentile, min_percentile, max_percentile, percentile_level, total_samples, calculated_at
            peak_threshold_dow: namespace, day_of_week, valid_from, factor, floor_value, ceiling_value, valid_to, reason
            peak_investigation: timestamp, day_of_week, hour_of_day, quarter_hour, namespace, actual_value, baseline_mean, ratio, threshold_used, detection_method, severity, score, trace_id, app_name, app_version, error_type, error_message, affected_services, is_new, is_spike, is_burst, is_cross_namespace, is_regression, is_cascade, category, subcategory, evidence, status, resolution, resolved_at, assigned_to, known_issue_id, created_at, updated_at, confirmed, corrections
            known_issues: issue_id, issue_name, error_type_pattern, message_pattern, affected_namespace, affected_app_name, introduced_in_version, fixed_in_version, severity, status, workaround, ticket, first_seen_at, last_seen_at, occurrence_count, resolved_at
            error_signatures: signature_hash, normalized_message, error_type, sample_raw_message, sample_namespace, sample_app_name, sample_trace_id, occurrence_count, affected_namespaces, affected_apps, first_seen_at, last_seen_at, known_issue_id, is_new
            service_health: app_name, namespace, window_start, window_end, total_errors, health_score, errors_by_type, trend
            cascade_failures: cascade_id, detected_at, window_start, window_end, root_cause_app, root_cause_namespace, root_cause_error_type, root_cause_message, root_cause_trace_id, affected_services, total_affected_services, total_errors_in_cascade, cascade_depth, cascade_type, severity, status
            service_dependencies: source_app, source_namespace, target_app, target_namespace, dependency_type, failed_calls, first_seen_at, last_seen_at, last_failure_at, health_score
            """;

    @Test
    void holdsElevenTablesAndTwoViews() {
        final List<String> tables =
                PROMISED.lines().map(SchemaContentsIT::table).sorted().toList();

        assertThat(TestPostgres.query(RELATIONS.formatted("ailog_peak", "r"))).isEqualTo(tables);
        assertThat(TestPostgres.query(RELATIONS.formatted("ailog_peak", "v")))
                .containsExactly("v_all_thresholds_matrix", "v_peak_thresholds");
        assertThat(TestPostgres.query(RELATIONS.formatted("ailog_peak", "S")))
                .isEqualTo(tables.stream().map(table -> table + "_id_seq").toList());
    }

    @Test
    void holdsThePromisedColumns() {
        PROMISED.lines().forEach(line -> {
            final String table = table(line);
            assertThat(TestPostgres.query(
                            "SELECT attname FROM pg_attribute WHERE attnum > 0 AND attrelid = 'ailog_peak." + table
                                    + "'::regclass"))
                    .as(table)
                    .contains("id")
                    .contains(line.substring(line.indexOf(':') + 1).strip().split(", "));
        });
    }

    @Test
    void feedsEveryIdBySequence() {
        assertThat(TestPostgres.query("""
                        SELECT relname
                        FROM pg_class
                        JOIN pg_attribute ON attrelid = pg_class.oid AND attname = 'id' AND attnotnull
                        JOIN pg_attrdef ON adrelid = pg_class.oid AND adnum = attnum
                        WHERE relnamespace = 'ailog_peak'::regnamespace AND relkind = 'r'
                            AND pg_get_expr(adbin, adrelid)
                                = format('nextval(''ailog_peak.%s_id_seq''::regclass)', relname)
                            AND CASE WHEN relnamespace = 'ailog_peak'::regnamespace
                                THEN pg_get_serial_sequence('ailog_peak.' || relname, 'id') END
                                = format('ailog_peak.%s_id_seq', relname)
                        """)).hasSize(11);
    }

    @Test
    void keepsTimesWithTheirZone() {
        assertThat(TestPostgres.query("""
                        SELECT table_name || '.' || column_name FROM information_schema.columns
                        WHERE table_schema = 'ailog_peak' AND data_type = 'timestamp without time zone'
                        """)).isEmpty();
    }

    @Test
    void holdsTheJobRepositoryAndTheLedgerElsewhere() {
        assertThat(TestPostgres.query(RELATIONS.formatted("ailog_batch", "p")))
                .containsExactly("call_fact", "issue_fact", "path_fact", "service_fact", "signature_fact");
        assertThat(TestPostgres.query(RELATIONS.formatted("ailog_batch", "r")).stream()
                        .filter(table -> !table.matches("[a-z]+_fact_\\d{6}")))
                .containsExactly(
                        "announced_episode",
                        "announcement_channel",
                        "batch_job_execution",
                        "batch_job_execution_context",
                        "batch_job_execution_params",
                        "batch_job_instance",
                        "batch_step_execution",
                        "batch_step_execution_context",
                        "coverage",
                        "databasechangelog",
                        "databasechangeloglock",
                        "fact_horizon",
                        "kept_window",
                        "late_count",
                        "range_claim",
                        "retracted_incident",
                        "signature_total",
                        "stale_verdict",
                        "window_fact");
    }

    @Test
    void belongsToTheOwningRole() {
        assertThat(TestPostgres.query("""
                        SELECT DISTINCT relowner::regrole::text FROM pg_class
                        WHERE relnamespace IN ('ailog_peak'::regnamespace, 'ailog_batch'::regnamespace)
                        """)).containsExactly("role_ailog_analyzer_ddl");
    }

    private static String table(final String line) {
        return line.substring(0, line.indexOf(':'));
    }
}
