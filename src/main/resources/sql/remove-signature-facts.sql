-- Takes the facts of windows that are collected anew out of signature_fact and of the totals. First and last time of a
-- total become unknown where they may have been in these windows. Returns the signatures that are touched.
-- Parameters: 1 window starts, 2 namespaces.
WITH gone AS (
    DELETE FROM ailog_batch.signature_fact
    WHERE window_start = ANY (?::timestamptz[])
      AND namespace = ANY (?::text[])
    RETURNING signature_hash, namespace, app_name, errors, first_at, last_at
),
summed AS (
    SELECT signature_hash, namespace, app_name,
           sum(errors) AS errors, min(first_at) AS first_at, max(last_at) AS last_at
    FROM gone
    GROUP BY signature_hash, namespace, app_name
)
UPDATE ailog_batch.signature_total AS total
SET errors = total.errors - summed.errors,
    first_at = CASE WHEN summed.first_at > total.first_at THEN total.first_at END,
    last_at = CASE WHEN summed.last_at < total.last_at THEN total.last_at END
FROM summed
WHERE total.signature_hash = summed.signature_hash
  AND total.namespace = summed.namespace
  AND total.app_name = summed.app_name
RETURNING total.signature_hash
