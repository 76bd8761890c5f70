-- Makes counts and ledger of the given windows and namespaces say what was just collected.
-- Parameters: 1 window starts; 2 errors, those of the first window in the order of the namespaces, then those of the
-- second and so on; 3 how many namespaces; 4 and 5, 6 and 7, 8 and 9, 10 and 11 the same for documents read, unreadable
-- ones, those of the busiest minute, and its second within the window, empty where documents were only counted;
-- 12 namespaces; 13 to 15 job execution.
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
           (?::bigint[])[(moment.place - 1) * ? + name.place] AS read,
           (?::bigint[])[(moment.place - 1) * ? + name.place] AS unreadable,
           (?::bigint[])[(moment.place - 1) * ? + name.place] AS busiest,
           (?::bigint[])[(moment.place - 1) * ? + name.place] AS busiest_second,
           day_of_week,
           hour_of_day,
           quarter_hour
    FROM moment
    CROSS JOIN unnest(?::text[]) WITH ORDINALITY AS name (namespace, place)
),
-- only whoever holds the claim on a window writes its ledger, so what is not there now will not be there in a moment
compared AS (
    SELECT fresh.window_start, fresh.namespace, fresh.errors, known.expected AS before,
           fresh.read, fresh.unreadable,
           CASE WHEN fresh.busiest > 0 THEN fresh.busiest END AS busiest,
           CASE WHEN fresh.busiest > 0
               THEN fresh.window_start + fresh.busiest_second * interval '1 second' END AS busiest_start
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
        read = coalesce(compared.read, known.read),
        unreadable = coalesce(compared.unreadable, known.unreadable),
        unreadable_sample = CASE WHEN compared.read IS NULL THEN known.unreadable_sample END,
        busiest_minute_errors =
            CASE WHEN compared.read IS NULL THEN known.busiest_minute_errors ELSE compared.busiest END,
        busiest_minute_start =
            CASE WHEN compared.read IS NULL THEN known.busiest_minute_start ELSE compared.busiest_start END,
        job_execution_id = execution.id,
        collected_at = now()
    FROM compared, (SELECT ?::bigint AS id) AS execution
    WHERE compared.before IS NOT NULL
      AND known.window_start = compared.window_start
      AND known.namespace = compared.namespace
),
known_first AS (
    INSERT INTO ailog_batch.coverage
        (window_start, namespace, expected, read, unreadable, busiest_minute_errors, busiest_minute_start,
         job_execution_id)
    SELECT window_start, namespace, errors, read, unreadable, busiest, busiest_start, ?::bigint
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
