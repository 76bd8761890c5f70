-- Makes counts and ledger of the given windows and namespaces say what was just collected.
-- Parameters: 1 window starts; 2 errors, those of the first window in the order of the namespaces, then those of the
-- second and so on; 3 how many namespaces; 4 namespaces; 5 to 7 job execution.
WITH moment AS (
    SELECT start,
           place,
           date_part('isodow', start AT TIME ZONE 'UTC') - 1 AS day_of_week,
           date_part('hour', start AT TIME ZONE 'UTC') AS hour_of_day,
           floor(date_part('minute', start AT TIME ZONE 'UTC') / 15) AS quarter_hour
    FROM unnest(?::timestamptz[]) WITH ORDINALITY AS given (start, place)
),
fresh AS (
    SELECT start AS window_start,
           namespace,
           (?::bigint[])[(moment.place - 1) * ? + name.place] AS errors,
           day_of_week,
           hour_of_day,
           quarter_hour
    FROM moment
    CROSS JOIN unnest(?::text[]) WITH ORDINALITY AS name (namespace, place)
),
-- only whoever holds the claim on a window writes its ledger, so what is not there now will not be there in a moment
compared AS (
    SELECT fresh.window_start, fresh.namespace, fresh.errors, known.expected AS before
    FROM fresh
    LEFT JOIN ailog_batch.coverage AS known USING (window_start, namespace)
),
late AS (
    INSERT INTO ailog_batch.late_count (window_start, namespace, was, now, job_execution_id)
    SELECT window_start, namespace, before, errors, ?::bigint
    FROM compared
    WHERE before <> errors
),
known_again AS (
    UPDATE ailog_batch.coverage AS known
    SET expected = compared.errors,
        job_execution_id = execution.id,
        collected_at = now()
    FROM compared, (SELECT ?::bigint AS id) AS execution
    WHERE compared.before IS NOT NULL
      AND known.window_start = compared.window_start
      AND known.namespace = compared.namespace
),
known_first AS (
    INSERT INTO ailog_batch.coverage (window_start, namespace, expected, job_execution_id)
    SELECT window_start, namespace, errors, ?::bigint
    FROM compared
    WHERE before IS NULL
),
silent AS (
    DELETE FROM ailog_peak.peak_raw_data AS raw
    USING fresh
    WHERE raw.timestamp = fresh.window_start AND raw.namespace = fresh.namespace AND fresh.errors = 0
)
INSERT INTO ailog_peak.peak_raw_data AS raw
    (timestamp, day_of_week, hour_of_day, quarter_hour, namespace, error_count, original_value)
SELECT window_start, day_of_week, hour_of_day, quarter_hour, namespace, errors, errors
FROM fresh
WHERE errors > 0
ON CONFLICT (timestamp, namespace) DO UPDATE
SET error_count = excluded.error_count,
    original_value = excluded.original_value
WHERE raw.error_count IS DISTINCT FROM excluded.error_count
   OR raw.original_value IS DISTINCT FROM excluded.original_value
