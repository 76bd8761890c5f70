-- A learning period that ends earlier, since older windows were collected: what was first seen in between is new.
-- Parameters: 1 its end now, 2 its end before, infinity if it lasted.
WITH changed AS (
    UPDATE ailog_peak.error_signatures
    SET is_new = true
    WHERE first_seen_at >= ?::timestamptz
      AND first_seen_at < ?::timestamptz
      AND is_new IS DISTINCT FROM true
      AND EXISTS (SELECT FROM ailog_batch.signature_total AS total
                  WHERE total.signature_hash = error_signatures.signature_hash)
    RETURNING first_seen_at
)
INSERT INTO ailog_batch.stale_verdict AS stale (window_start)
SELECT DISTINCT known.window_start
FROM changed
JOIN ailog_batch.window_fact AS known
  ON known.window_start <= changed.first_seen_at
 AND known.window_start > changed.first_seen_at - interval '15 minutes'
ON CONFLICT (window_start) DO UPDATE SET mark = nextval('ailog_batch.stale_verdict_mark_seq')
