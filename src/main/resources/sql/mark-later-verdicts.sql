-- Verdicts on what came within a day after windows whose facts have changed: the health of services compares with it.
-- The changed windows themselves are going to be judged in any case.
-- Parameters: 1 window starts.
WITH changed AS (
    SELECT unnest(?::timestamptz[]) AS window_start
)
INSERT INTO ailog_batch.stale_verdict AS stale (window_start)
SELECT DISTINCT later.window_start
FROM changed
JOIN ailog_batch.window_fact AS later
  ON later.window_start > changed.window_start
 AND later.window_start <= changed.window_start + interval '24 hours'
WHERE later.window_start NOT IN (SELECT window_start FROM changed)
ON CONFLICT (window_start) DO UPDATE SET mark = nextval('ailog_batch.stale_verdict_mark_seq')
