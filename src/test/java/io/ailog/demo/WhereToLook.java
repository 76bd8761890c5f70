package io.ailog.demo;

import java.nio.file.Path;

/** Commands and SQL for those who want to see more. */
final class WhereToLook {
    private static final String SQL = """
              -- the worst incidents, and why
              SELECT timestamp, namespace, actual_value, threshold_used, score, severity,
                  jsonb_pretty(evidence)
              FROM ailog_peak.peak_investigation ORDER BY score DESC LIMIT 10;
              -- what to read first of the latest high and critical ones
              SELECT timestamp, namespace, severity, app_name, app_version, error_type, trace_id,
                  known_issue_id
              FROM ailog_peak.peak_investigation WHERE severity IN ('critical', 'high')
              ORDER BY timestamp DESC LIMIT 10;
              -- which services were unhealthy in the latest window
              SELECT namespace, app_name, health_score, trend, total_errors
              FROM ailog_peak.service_health
              WHERE window_start = (SELECT max(window_start) FROM ailog_peak.service_health)
              ORDER BY health_score LIMIT 10;
              -- what the cascades took down
              SELECT window_start, root_cause_namespace, root_cause_app, root_cause_error_type,
                  total_affected_services, jsonb_pretty(affected_services)
              FROM ailog_peak.cascade_failures ORDER BY total_errors_in_cascade DESC LIMIT 5;
              -- how many of each severity by day
              SELECT timestamp::date AS day, severity, count(*)
              FROM ailog_peak.peak_investigation GROUP BY 1, 2 ORDER BY 1, 2;
              -- the effective thresholds, Monday to Sunday
              SELECT * FROM ailog_peak.v_all_thresholds_matrix;
              -- the counts of one namespace, with what they were compared to
              SELECT timestamp, error_count, original_value, is_peak, replacement_value
              FROM ailog_peak.peak_raw_data WHERE namespace = 'pcb-dev-01-app'
              ORDER BY timestamp DESC LIMIT 20;""";

    private final Narrator narrator;

    WhereToLook(final Narrator narrator) {
        this.narrator = narrator;
    }

    void tell(final Path home, final DemoServers servers, final boolean keep) {
        narrator.title("To look further");
        if (!keep) {
            narrator.line("The servers stop now. To keep them running on the same data:");
            narrator.line("  ./run-job.sh demo --keep%s", dataOption(home));
            narrator.line("and then, as it will print with the right ports:");
        }
        narrator.line("  export AILOG_HOME='%s'    # its .env points run-job.sh at the demo", home);
        narrator.line("  ./run-job.sh regular");
        narrator.line("  ./run-job.sh thresholds --dry-run --verbose");
        narrator.line(
                "  psql -h 127.0.0.1 -p %s -U postgres %s",
                keep ? servers.postgresPort() : "PORT", servers.databaseName());
        narrator.line(
                "  curl 'http://127.0.0.1:%s/logs-demo-*/_search?q=level:ERROR&size=3&pretty'",
                keep ? servers.elasticsearch().getPort() : "PORT");
        narrator.line("SQL to begin with:");
        narrator.text(SQL.indent(2).stripTrailing());
    }

    private static String dataOption(final Path home) {
        final Path usual = Path.of("target", "demo").toAbsolutePath();
        return home.equals(usual) ? "" : " --data '" + home + "'";
    }
}
