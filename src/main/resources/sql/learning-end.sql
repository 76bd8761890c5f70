-- When the learning period ends: with the given number of collected windows; no row while it lasts.
-- Parameters: 1 windows less one.
SELECT window_start + interval '15 minutes'
FROM ailog_batch.window_fact
ORDER BY window_start
OFFSET ?
LIMIT 1
