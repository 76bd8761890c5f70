-- The incidents of a range as announcements tell them. Rows of an older installation have other severities, or none.
-- Parameters: 1 first window, 2 end, 3 namespaces, 4 severities.
SELECT timestamp, namespace, severity, actual_value::bigint, coalesce(threshold_used, 0)::float8, is_spike, is_burst, is_new,
       is_cross_namespace, is_regression, is_cascade,
       coalesce(error_type, ''), left(coalesce(error_message, ''), 300), coalesce(app_name, ''), coalesce(known_issue_id, '')
FROM ailog_peak.peak_investigation
WHERE timestamp >= ? AND timestamp < ? AND namespace = ANY (?) AND confirmed AND severity = ANY (?)
    AND actual_value IS NOT NULL
