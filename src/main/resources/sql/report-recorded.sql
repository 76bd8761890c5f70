-- All incidents of a report, as far as their order and their stories need them. Rows of an older installation may have no
-- severity, or one in other words: their score says it.
-- Parameters: 1 from, 2 to (exclusive), 3 namespaces.
SELECT id, namespace, timestamp,
       greatest(coalesce(actual_value, 0), 0)::bigint AS errors,
       lower(coalesce(severity, '')) AS severity,
       least(greatest(coalesce(score, 0), 0), 100)::float8 AS score,
       confirmed
FROM ailog_peak.peak_investigation
WHERE timestamp >= ?::timestamptz
  AND timestamp < ?::timestamptz
  AND namespace = ANY (?::text[])
