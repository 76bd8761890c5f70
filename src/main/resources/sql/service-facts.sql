-- The errors of services in windows: what each had in the collected windows of the 24 hours before, how many windows
-- these are, and what it had an hour and a day before, null where that window was not collected.
-- Parameters: 1 from, 2 to (exclusive), 3 namespaces.
WITH asked AS (
    SELECT ?::timestamptz AS start, ?::timestamptz AS finish, ?::text[] AS namespaces
),
collected AS (
    SELECT window_start,
           count(*) OVER (
               ORDER BY window_start RANGE BETWEEN interval '24 hours' PRECEDING AND interval '15 minutes' PRECEDING
           ) AS windows_before,
           count(*) OVER (
               ORDER BY window_start RANGE BETWEEN interval '1 hour' PRECEDING AND interval '1 hour' PRECEDING
           ) AS hour_before,
           count(*) OVER (
               ORDER BY window_start RANGE BETWEEN interval '24 hours' PRECEDING AND interval '24 hours' PRECEDING
           ) AS day_before
    FROM ailog_batch.window_fact, asked
    WHERE window_start >= asked.start - interval '24 hours' AND window_start < asked.finish
),
compared AS (
    SELECT fact.window_start, fact.namespace, fact.app_name, fact.errors, fact.errors_by_type,
           coalesce(sum(fact.errors) OVER (
               service RANGE BETWEEN interval '24 hours' PRECEDING AND interval '15 minutes' PRECEDING), 0) AS errors_before,
           coalesce(sum(fact.errors) OVER (
               service RANGE BETWEEN interval '1 hour' PRECEDING AND interval '1 hour' PRECEDING), 0) AS hour_before,
           coalesce(sum(fact.errors) OVER (
               service RANGE BETWEEN interval '24 hours' PRECEDING AND interval '24 hours' PRECEDING), 0) AS day_before
    FROM ailog_batch.service_fact AS fact, asked
    WHERE fact.window_start >= asked.start - interval '24 hours'
      AND fact.window_start < asked.finish
      AND fact.namespace = ANY (asked.namespaces)
    WINDOW service AS (PARTITION BY fact.namespace, fact.app_name ORDER BY fact.window_start)
)
SELECT compared.window_start, compared.namespace, compared.app_name, compared.errors, compared.errors_by_type,
       compared.errors_before, collected.windows_before,
       CASE WHEN collected.hour_before > 0 THEN compared.hour_before END AS hour_before,
       CASE WHEN collected.day_before > 0 THEN compared.day_before END AS day_before
FROM compared
JOIN asked ON compared.window_start >= asked.start
JOIN collected ON collected.window_start = compared.window_start
ORDER BY compared.window_start, compared.namespace COLLATE "C", compared.app_name COLLATE "C"
