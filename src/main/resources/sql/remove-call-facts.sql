-- Takes the calls of windows that are collected anew out of call_fact and of service_dependencies. First and last time
-- become unknown where they may have been in these windows.
-- Parameters: 1 window starts.
WITH gone AS (
    DELETE FROM ailog_batch.call_fact
    WHERE window_start = ANY (?::timestamptz[])
    RETURNING source_app, source_namespace, target_app, target_namespace, failed_calls, first_at, last_at
),
summed AS (
    SELECT source_app, source_namespace, target_app, target_namespace,
           sum(failed_calls) AS failed_calls, min(first_at) AS first_at, max(last_at) AS last_at
    FROM gone
    GROUP BY source_app, source_namespace, target_app, target_namespace
)
UPDATE ailog_peak.service_dependencies AS known
SET failed_calls = known.failed_calls - summed.failed_calls,
    first_seen_at = CASE WHEN summed.first_at > known.first_seen_at THEN known.first_seen_at END,
    last_seen_at = CASE WHEN summed.last_at < known.last_seen_at THEN known.last_seen_at END
FROM summed
WHERE (known.source_app, known.source_namespace, known.target_app, known.target_namespace)
    = (summed.source_app, summed.source_namespace, summed.target_app, summed.target_namespace)
