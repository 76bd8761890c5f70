-- Incidents that no longer hold: gone, or marked as no longer confirmed where an operator has touched them. What they said
-- is kept in either case.
-- Parameters: 1 window starts, 2 namespaces, 3 errors of what was judged and found silent: arrays of equal length.
WITH silent AS (
    SELECT * FROM unnest(?::timestamptz[], ?::text[], ?::bigint[]) AS given (timestamp, namespace, errors)
),
gone AS (
    DELETE FROM ailog_peak.peak_investigation AS incident
    USING silent
    WHERE incident.timestamp = silent.timestamp
      AND incident.namespace = silent.namespace
      AND coalesce(incident.status, 'open') = 'open'
      AND incident.resolution IS NULL
      AND incident.resolved_at IS NULL
      AND incident.assigned_to IS NULL
    RETURNING incident.timestamp, incident.namespace, incident.corrections, jsonb_build_object(
        'found_at', now(),
        'was', jsonb_build_object(
            'errors', incident.actual_value, 'score', incident.score, 'severity', incident.severity,
            'flags', jsonb_path_query_array(incident.evidence, '$[*].rule ? (@ starts with "is_")')),
        'now', jsonb_build_object('errors', silent.errors, 'incident', false)) AS correction
),
kept AS (
    INSERT INTO ailog_batch.retracted_incident (window_start, namespace, corrections)
    SELECT timestamp, namespace, corrections || correction
    FROM gone
)
UPDATE ailog_peak.peak_investigation AS incident
SET confirmed = false,
    updated_at = now(),
    corrections = incident.corrections || jsonb_build_object(
        'found_at', now(),
        'was', jsonb_build_object(
            'errors', incident.actual_value, 'score', incident.score, 'severity', incident.severity,
            'flags', jsonb_path_query_array(incident.evidence, '$[*].rule ? (@ starts with "is_")')),
        'now', jsonb_build_object('errors', silent.errors, 'incident', false))
FROM silent
WHERE incident.timestamp = silent.timestamp
  AND incident.namespace = silent.namespace
  AND incident.confirmed
  AND (coalesce(incident.status, 'open') <> 'open'
       OR incident.resolution IS NOT NULL
       OR incident.resolved_at IS NOT NULL
       OR incident.assigned_to IS NOT NULL)
