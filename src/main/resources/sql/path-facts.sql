-- The ways of errors through services in windows, in an order that depends on nothing else.
-- Parameters: 1 from, 2 to (exclusive).
SELECT window_start, namespaces, app_names, errors, signatures, traces, first_at, last_at, trace_id
FROM ailog_batch.path_fact
WHERE window_start >= ?::timestamptz
  AND window_start < ?::timestamptz
ORDER BY window_start, namespaces COLLATE "C", app_names COLLATE "C"
