-- Verdicts on what came within a day after windows whose facts have changed: the health of services compares with it.
-- Parameters: 1 window starts.
INSERT INTO ailog_batch.stale_verdict AS stale (window_start)
SELECT DISTINCT later.window_start
FROM unnest(?::timestamptz[]) AS changed (window_start)
JOIN ailog_batch.window_fact AS later
  ON later.window_start > changed.window_start
 AND later.window_start <= changed.window_start + interval '24 hours'
ON CONFLICT (window_start) DO UPDATE SET mark = nextval('ailog_batch.stale_verdict_mark_seq')
