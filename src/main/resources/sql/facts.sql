-- The counts of collected windows, zero where there were no errors: a row a window, with namespaces and counts in step.
-- Both tables are bounded by the range, or the planner would read all counts for each few windows.
-- Parameters: 1 and 3 from, 2 and 4 to (exclusive).
SELECT known.window_start,
       array_agg(known.namespace) AS namespaces,
       array_agg(coalesce(raw.original_value, raw.error_count, 0)::bigint) AS errors
FROM ailog_batch.coverage AS known
LEFT JOIN ailog_peak.peak_raw_data AS raw
       ON raw.timestamp = known.window_start
      AND raw.namespace = known.namespace
      AND raw.timestamp >= ?::timestamptz
      AND raw.timestamp < ?::timestamptz
WHERE known.window_start >= ?::timestamptz
  AND known.window_start < ?::timestamptz
GROUP BY known.window_start
ORDER BY known.window_start
