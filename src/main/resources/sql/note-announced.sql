-- What a channel was just told.
-- Parameters: 1 channel, 2 namespace, 3 start, 4 end, 5 severity, 6 errors, 7 when, 8 whether it is over.
INSERT INTO ailog_batch.announced_episode (channel, namespace, started, until, severity, errors, told_at, is_over)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (channel, namespace, started) DO UPDATE
SET until = excluded.until,
    severity = excluded.severity,
    errors = excluded.errors,
    told_at = excluded.told_at,
    is_over = excluded.is_over
