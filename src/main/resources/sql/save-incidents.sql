-- Incidents as detection sees them now. What operators wrote is not named here, and so stays. A row that says the same
-- already is left alone; one whose count has changed keeps what it said.
-- Parameter: 1 an array of objects with the columns named below.
WITH fresh AS (
    SELECT *
    FROM jsonb_to_recordset(?::jsonb) AS given (
        timestamp timestamptz, namespace text, day_of_week int, hour_of_day int, quarter_hour int,
        actual_value numeric(12,2), baseline_mean numeric(12,2), ratio numeric(12,2), threshold_used numeric(12,2),
        detection_method text, severity text, score numeric(5,2), is_spike boolean, is_burst boolean, is_new boolean,
        is_cross_namespace boolean, is_regression boolean, is_cascade boolean, evidence jsonb)
)
INSERT INTO ailog_peak.peak_investigation AS incident
    (timestamp, namespace, day_of_week, hour_of_day, quarter_hour,
     actual_value, baseline_mean, ratio, threshold_used, detection_method, severity, score,
     is_spike, is_burst, is_new, is_cross_namespace, is_regression, is_cascade, evidence, corrections)
SELECT fresh.*,
       (SELECT coalesce(jsonb_agg(jsonb_build_object(
                   'found_at', late.found_at,
                   'was', jsonb_build_object('errors', late.was, 'incident', false),
                   'now', jsonb_build_object('errors', late.now)) ORDER BY late.found_at), '[]')
        FROM ailog_batch.late_count AS late
        WHERE late.window_start = fresh.timestamp AND late.namespace = fresh.namespace)
FROM fresh
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
    confirmed = true,
    updated_at = now(),
    corrections = CASE
        WHEN incident.confirmed AND incident.actual_value IS NOT DISTINCT FROM excluded.actual_value
        THEN incident.corrections
        ELSE incident.corrections || jsonb_build_object(
            'found_at', now(),
            'was', jsonb_build_object(
                'errors', incident.actual_value, 'score', incident.score, 'severity', incident.severity,
                'incident', incident.confirmed),
            'now', jsonb_build_object(
                'errors', excluded.actual_value, 'score', excluded.score, 'severity', excluded.severity))
        END
WHERE (incident.actual_value, incident.baseline_mean, incident.ratio, incident.threshold_used,
       incident.detection_method, incident.severity, incident.score, incident.is_spike, incident.is_burst,
       incident.is_new, incident.is_cross_namespace, incident.is_regression, incident.is_cascade, incident.evidence,
       incident.confirmed)
   IS DISTINCT FROM
      (excluded.actual_value, excluded.baseline_mean, excluded.ratio, excluded.threshold_used,
       excluded.detection_method, excluded.severity, excluded.score, excluded.is_spike, excluded.is_burst,
       excluded.is_new, excluded.is_cross_namespace, excluded.is_regression, excluded.is_cascade, excluded.evidence,
       true)
