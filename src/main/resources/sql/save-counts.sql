-- Makes counts and ledger of the given (window, namespace) pairs say what was just collected.
-- Parameters: 1 window starts, 2 namespaces, 3 errors: arrays of equal length; 4 job execution.
WITH fresh AS (
    SELECT window_start, namespace, errors, window_start AT TIME ZONE 'UTC' AS utc
    FROM unnest(?::timestamptz[], ?::text[], ?::bigint[]) AS given (window_start, namespace, errors)
),
execution AS (
    SELECT ?::bigint AS id
),
late AS (
    INSERT INTO ailog_batch.late_count (window_start, namespace, was, now, job_execution_id)
    SELECT fresh.window_start, fresh.namespace, known.expected, fresh.errors, execution.id
    FROM fresh
    JOIN ailog_batch.coverage AS known USING (window_start, namespace)
    CROSS JOIN execution
    WHERE known.expected <> fresh.errors
),
ledger AS (
    INSERT INTO ailog_batch.coverage AS known (window_start, namespace, expected, job_execution_id)
    SELECT fresh.window_start, fresh.namespace, fresh.errors, execution.id
    FROM fresh
    CROSS JOIN execution
    ON CONFLICT (window_start, namespace) DO UPDATE
    SET expected = excluded.expected,
        job_execution_id = excluded.job_execution_id,
        collected_at = excluded.collected_at
),
silent AS (
    DELETE FROM ailog_peak.peak_raw_data AS raw
    USING fresh
    WHERE raw.timestamp = fresh.window_start AND raw.namespace = fresh.namespace AND fresh.errors = 0
)
INSERT INTO ailog_peak.peak_raw_data AS raw
    (timestamp, day_of_week, hour_of_day, quarter_hour, namespace, error_count, original_value)
SELECT window_start,
       extract(isodow FROM utc) - 1,
       extract(hour FROM utc),
       floor(extract(minute FROM utc) / 15),
       namespace,
       errors,
       errors
FROM fresh
WHERE errors > 0
ON CONFLICT (timestamp, namespace) DO UPDATE
SET error_count = excluded.error_count,
    original_value = excluded.original_value
WHERE raw.error_count IS DISTINCT FROM excluded.error_count
   OR raw.original_value IS DISTINCT FROM excluded.original_value
