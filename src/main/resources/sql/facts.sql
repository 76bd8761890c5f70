-- The counts of collected windows, zero where there were no errors.
-- Parameters: 1 from, 2 to (exclusive), 3 namespaces.
SELECT known.window_start, known.namespace, coalesce(raw.original_value, raw.error_count, 0)::bigint AS errors
FROM ailog_batch.coverage AS known
LEFT JOIN ailog_peak.peak_raw_data AS raw
       ON raw.timestamp = known.window_start AND raw.namespace = known.namespace
WHERE known.window_start >= ?::timestamptz
  AND known.window_start < ?::timestamptz
  AND known.namespace = ANY (?)
ORDER BY known.window_start, known.namespace
