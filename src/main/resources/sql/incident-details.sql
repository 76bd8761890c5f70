-- What announcements say of incidents. Rows of an older installation may lack any of it.
-- Parameters: 1 their numbers.
SELECT id, coalesce(threshold_used, 0)::float8, is_spike, is_burst, is_new, is_cross_namespace, is_regression, is_cascade,
       coalesce(error_type, ''), left(coalesce(error_message, ''), 1000), coalesce(app_name, ''), coalesce(known_issue_id, '')
FROM ailog_peak.peak_investigation
WHERE id = ANY (?::bigint[])
