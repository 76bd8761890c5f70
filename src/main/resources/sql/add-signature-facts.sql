-- Adds facts to signature_fact and to the totals. A total whose first or last time is unknown keeps it so: see
-- settle-totals.sql.
-- Parameters: 1 to 10 the columns of signature_fact in their order, arrays of equal length.
WITH fresh AS (
    INSERT INTO ailog_batch.signature_fact
        (window_start, namespace, signature_hash, app_name, app_version, errors, first_at, last_at, sample, trace_id)
    SELECT *
    FROM unnest(?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::bigint[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::text[])
    RETURNING signature_hash, namespace, app_name, app_version, errors, first_at, last_at, sample, trace_id
),
summed AS (
    SELECT DISTINCT ON (signature_hash, namespace, app_name)
           signature_hash, namespace, app_name,
           sum(errors) OVER total AS errors, first_at, max(last_at) OVER total AS last_at, sample, trace_id
    FROM fresh
    WINDOW total AS (PARTITION BY signature_hash, namespace, app_name)
    ORDER BY signature_hash, namespace, app_name, first_at, app_version
)
INSERT INTO ailog_batch.signature_total AS total
    (signature_hash, namespace, app_name, errors, first_at, last_at, sample, trace_id)
SELECT signature_hash, namespace, app_name, errors, first_at, last_at, sample, trace_id
FROM summed
ON CONFLICT (signature_hash, namespace, app_name) DO UPDATE
SET errors = total.errors + excluded.errors,
    first_at = CASE WHEN total.first_at IS NOT NULL THEN least(total.first_at, excluded.first_at) END,
    last_at = CASE WHEN total.last_at IS NOT NULL THEN greatest(total.last_at, excluded.last_at) END,
    sample = CASE WHEN excluded.first_at < total.first_at THEN excluded.sample ELSE total.sample END,
    trace_id = CASE WHEN excluded.first_at < total.first_at THEN excluded.trace_id ELSE total.trace_id END
