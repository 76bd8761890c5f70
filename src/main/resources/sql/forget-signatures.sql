-- Signatures that no window has any more.
-- Parameters: 1 signatures.
WITH empty AS (
    DELETE FROM ailog_batch.signature_total
    WHERE signature_hash = ANY (?::text[]) AND errors = 0
    RETURNING signature_hash, namespace, app_name
)
DELETE FROM ailog_peak.error_signatures AS known
USING empty
WHERE known.signature_hash = empty.signature_hash
  AND NOT EXISTS (
      SELECT FROM ailog_batch.signature_total AS total
      WHERE total.signature_hash = empty.signature_hash AND total.errors > 0)
