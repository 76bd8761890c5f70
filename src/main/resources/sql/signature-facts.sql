-- The signatures of windows, and whether each is seen for the first time there.
-- Parameters: 1 from, 2 to (exclusive), 3 namespaces.
SELECT fact.window_start, fact.namespace, fact.signature_hash, known.error_type, known.normalized_message,
       fact.app_name, fact.app_version, fact.errors, fact.first_at, fact.last_at, fact.sample, fact.trace_id,
       known.first_seen_at >= fact.window_start
           AND known.first_seen_at < fact.window_start + interval '15 minutes' AS is_first
FROM ailog_batch.signature_fact AS fact
JOIN ailog_peak.error_signatures AS known USING (signature_hash)
WHERE fact.window_start >= ?::timestamptz
  AND fact.window_start < ?::timestamptz
  AND fact.namespace = ANY (?::text[])
ORDER BY fact.window_start, fact.namespace COLLATE "C", fact.signature_hash COLLATE "C",
         fact.app_name COLLATE "C", fact.app_version COLLATE "C"
