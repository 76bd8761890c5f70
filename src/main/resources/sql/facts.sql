-- The counts of collected windows, zero where there were no errors, and their busiest minutes: a row a window, with the
-- arrays in step. Windows whose facts were dropped are left out: nothing can be said of them any more.
-- Both tables are bounded by the range, or the planner would read all counts for each few windows.
-- Parameters: 1 and 3 from, 2 and 4 to (exclusive).
SELECT known.window_start,
       array_agg(known.namespace) AS namespaces,
       array_agg(coalesce(raw.original_value, raw.error_count, 0)::bigint) AS errors,
       array_agg(known.busiest_minute_errors) AS busiest,
       array_agg(extract(epoch FROM known.busiest_minute_start - known.window_start)::bigint) AS busiest_second
FROM ailog_batch.coverage AS known
LEFT JOIN ailog_peak.peak_raw_data AS raw
       ON raw.timestamp = known.window_start
      AND raw.namespace = known.namespace
      AND raw.timestamp >= ?::timestamptz
      AND raw.timestamp < ?::timestamptz
WHERE known.window_start >= ?::timestamptz
  AND known.window_start < ?::timestamptz
  AND NOT EXISTS (
      SELECT FROM ailog_batch.fact_horizon AS horizon
      JOIN ailog_batch.window_fact AS dropped ON dropped.window_start < horizon.facts_from
      WHERE dropped.window_start = known.window_start)
GROUP BY known.window_start
ORDER BY known.window_start
