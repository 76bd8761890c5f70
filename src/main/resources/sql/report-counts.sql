-- The collected windows of a report: what was counted, zero where there were no errors, and who collected them.
-- Both tables are bounded by the range, or the planner would read all counts.
-- Parameters: 1 and 2 and 4 from, 3 and 5 to (exclusive), 6 namespaces.
SELECT known.namespace,
       (extract(epoch FROM known.window_start - ?::timestamptz) / 900)::int AS window_number,
       greatest(coalesce(raw.original_value, raw.error_count, 0), 0)::bigint AS errors,
       coalesce(known.read < known.expected, false) AS is_partial,
       known.job_execution_id,
       known.expected,
       known.read IS NULL AS is_counted_alone
FROM ailog_batch.coverage AS known
LEFT JOIN ailog_peak.peak_raw_data AS raw
       ON raw.timestamp = known.window_start
      AND raw.namespace = known.namespace
      AND raw.timestamp >= ?::timestamptz
      AND raw.timestamp < ?::timestamptz
WHERE known.window_start >= ?::timestamptz
  AND known.window_start < ?::timestamptz
  AND known.namespace = ANY (?::text[])
