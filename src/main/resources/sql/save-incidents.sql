-- Incidents as detection sees them now. What operators wrote is not named here, and so stays; a known issue is detection's
-- unless an operator has put another one there. A row that says the same already is left alone; one whose count has
-- changed, or a flag that follows from documents, keeps what it said.
-- Parameters: 1 to 28 the columns of `fresh` in their order, arrays of equal length.
WITH fresh AS (
    SELECT timestamp, namespace, day_of_week, hour_of_day, quarter_hour,
           actual_value, baseline_mean::numeric(12,2), ratio::numeric(12,2), threshold_used::numeric(12,2),
           detection_method, severity, score::numeric(5,2),
           is_spike, is_burst, is_new, is_cross_namespace, is_regression, is_cascade, evidence::jsonb,
           trace_id, app_name, app_version, error_type, error_message,
           coalesce(affected_services::text[], '{}') AS affected_services, category, subcategory, recognised_issue_id
    FROM unnest(?::timestamptz[], ?::text[], ?::int[], ?::int[], ?::int[],
                ?::bigint[], ?::float8[], ?::float8[], ?::float8[],
                ?::text[], ?::text[], ?::float8[],
                ?::boolean[], ?::boolean[], ?::boolean[], ?::boolean[], ?::boolean[], ?::boolean[], ?::text[],
                ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
        AS given (timestamp, namespace, day_of_week, hour_of_day, quarter_hour,
                  actual_value, baseline_mean, ratio, threshold_used, detection_method, severity, score,
                  is_spike, is_burst, is_new, is_cross_namespace, is_regression, is_cascade, evidence,
                  trace_id, app_name, app_version, error_type, error_message, affected_services, category, subcategory,
                  recognised_issue_id)
),
late AS (
    SELECT window_start, namespace,
           jsonb_agg(jsonb_build_object(
               'found_at', found_at,
               'was', jsonb_build_object('errors', was, 'incident', false),
               'now', jsonb_build_object('errors', now)) ORDER BY found_at) AS corrections
    FROM ailog_batch.late_count
    WHERE window_start BETWEEN (SELECT min(timestamp) FROM fresh) AND (SELECT max(timestamp) FROM fresh)
    GROUP BY window_start, namespace
)
INSERT INTO ailog_peak.peak_investigation AS incident
    (timestamp, namespace, day_of_week, hour_of_day, quarter_hour,
     actual_value, baseline_mean, ratio, threshold_used, detection_method, severity, score,
     is_spike, is_burst, is_new, is_cross_namespace, is_regression, is_cascade, evidence,
     trace_id, app_name, app_version, error_type, error_message, affected_services, category, subcategory,
     recognised_issue_id, known_issue_id, corrections)
SELECT fresh.*, fresh.recognised_issue_id, coalesce(late.corrections, '[]')
FROM fresh
LEFT JOIN late ON late.window_start = fresh.timestamp AND late.namespace = fresh.namespace
ON CONFLICT (timestamp, namespace) DO UPDATE
SET day_of_week = excluded.day_of_week,
    hour_of_day = excluded.hour_of_day,
    quarter_hour = excluded.quarter_hour,
    actual_value = excluded.actual_value,
    baseline_mean = excluded.baseline_mean,
    ratio = excluded.ratio,
    threshold_used = excluded.threshold_used,
    detection_method = excluded.detection_method,
    severity = excluded.severity,
    score = excluded.score,
    is_spike = excluded.is_spike,
    is_burst = excluded.is_burst,
    is_new = excluded.is_new,
    is_cross_namespace = excluded.is_cross_namespace,
    is_regression = excluded.is_regression,
    is_cascade = excluded.is_cascade,
    evidence = excluded.evidence,
    trace_id = excluded.trace_id,
    app_name = excluded.app_name,
    app_version = excluded.app_version,
    error_type = excluded.error_type,
    error_message = excluded.error_message,
    affected_services = excluded.affected_services,
    category = excluded.category,
    subcategory = excluded.subcategory,
    recognised_issue_id = excluded.recognised_issue_id,
    known_issue_id = CASE
        WHEN incident.known_issue_id IS NOT DISTINCT FROM incident.recognised_issue_id
        THEN excluded.recognised_issue_id
        ELSE incident.known_issue_id
        END,
    confirmed = true,
    updated_at = now(),
    corrections = CASE
        WHEN incident.confirmed
            AND incident.actual_value IS NOT DISTINCT FROM excluded.actual_value
            AND (incident.is_burst, incident.is_new, incident.is_cross_namespace, incident.is_regression,
                 incident.is_cascade)
              = (excluded.is_burst, excluded.is_new, excluded.is_cross_namespace, excluded.is_regression,
                 excluded.is_cascade)
        THEN incident.corrections
        ELSE incident.corrections || jsonb_build_object(
            'found_at', now(),
            'was', jsonb_build_object(
                'errors', incident.actual_value, 'score', incident.score, 'severity', incident.severity,
                'incident', incident.confirmed,
                'flags', jsonb_path_query_array(incident.evidence, '$[*].rule ? (@ starts with "is_")')),
            'now', jsonb_build_object(
                'errors', excluded.actual_value, 'score', excluded.score, 'severity', excluded.severity,
                'flags', jsonb_path_query_array(excluded.evidence, '$[*].rule ? (@ starts with "is_")')))
        END
WHERE (incident.actual_value, incident.baseline_mean, incident.ratio, incident.threshold_used,
       incident.detection_method, incident.severity, incident.score, incident.is_spike, incident.is_burst,
       incident.is_new, incident.is_cross_namespace, incident.is_regression, incident.is_cascade, incident.evidence,
       incident.trace_id, incident.app_name, incident.app_version, incident.error_type, incident.error_message,
       incident.affected_services, incident.category, incident.subcategory, incident.recognised_issue_id,
       incident.confirmed)
   IS DISTINCT FROM
      (excluded.actual_value, excluded.baseline_mean, excluded.ratio, excluded.threshold_used,
       excluded.detection_method, excluded.severity, excluded.score, excluded.is_spike, excluded.is_burst,
       excluded.is_new, excluded.is_cross_namespace, excluded.is_regression, excluded.is_cascade, excluded.evidence,
       excluded.trace_id, excluded.app_name, excluded.app_version, excluded.error_type, excluded.error_message,
       excluded.affected_services, excluded.category, excluded.subcategory, excluded.recognised_issue_id,
       true)
