-- The health of services as detection sees it now, and of no others in these windows.
-- Parameters: 1 window starts and 2 namespaces that were judged; 3 to 9 the columns of `fresh` in their order, arrays of equal length.
WITH judged AS (
    SELECT ?::timestamptz[] AS starts, ?::text[] AS namespaces
),
fresh AS (
    SELECT app_name, namespace, window_start, total_errors, health_score::numeric(5, 2),
           errors_by_type::jsonb, trend
    FROM unnest(?::text[], ?::text[], ?::timestamptz[], ?::bigint[], ?::float8[], ?::text[], ?::text[])
        AS given (app_name, namespace, window_start, total_errors, health_score, errors_by_type, trend)
),
gone AS (
    DELETE FROM ailog_peak.service_health AS known
    USING judged
    WHERE known.window_start = ANY (judged.starts)
      AND known.namespace = ANY (judged.namespaces)
      AND EXISTS (SELECT FROM ailog_batch.window_fact WHERE window_fact.window_start = known.window_start)
      AND NOT EXISTS (
          SELECT FROM fresh
          WHERE fresh.app_name = known.app_name
            AND fresh.namespace = known.namespace
            AND fresh.window_start = known.window_start)
)
INSERT INTO ailog_peak.service_health AS known
    (app_name, namespace, window_start, window_end, total_errors, health_score, errors_by_type, trend)
SELECT app_name, namespace, window_start, window_start + interval '15 minutes', total_errors, health_score,
       errors_by_type, trend
FROM fresh
ON CONFLICT (app_name, namespace, window_start) DO UPDATE
SET window_end = excluded.window_end,
    total_errors = excluded.total_errors,
    health_score = excluded.health_score,
    errors_by_type = excluded.errors_by_type,
    trend = excluded.trend
WHERE (known.window_end, known.total_errors, known.health_score, known.errors_by_type, known.trend)
   IS DISTINCT FROM
      (excluded.window_end, excluded.total_errors, excluded.health_score, excluded.errors_by_type, excluded.trend)
