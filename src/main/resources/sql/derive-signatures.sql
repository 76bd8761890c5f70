-- Makes error_signatures of the totals. Where the window in which a signature was first seen has changed, the verdicts on
-- the old and the new one are stale. Texts of signatures that are known already are not needed.
-- Parameters: 1 signatures that are touched; 2 hash, 3 error type, 4 normalised message of new ones, arrays of equal length;
-- 5 end of the learning period, null while it lasts.
WITH summed AS (
    SELECT signature_hash,
           sum(errors) AS errors,
           min(first_at) AS first_at,
           max(last_at) AS last_at,
           array_agg(DISTINCT namespace ORDER BY namespace) AS namespaces,
           coalesce(array_agg(DISTINCT app_name ORDER BY app_name) FILTER (WHERE app_name <> ''), '{}') AS apps
    FROM ailog_batch.signature_total
    WHERE signature_hash = ANY (?::text[])
    GROUP BY signature_hash
),
first_one AS (
    SELECT DISTINCT ON (total.signature_hash)
           total.signature_hash, total.namespace, total.app_name, total.sample, total.trace_id
    FROM summed
    JOIN ailog_batch.signature_total AS total
      ON total.signature_hash = summed.signature_hash AND total.first_at = summed.first_at
    ORDER BY total.signature_hash, total.namespace, total.app_name
),
texts AS (
    SELECT * FROM unnest(?::text[], ?::text[], ?::text[]) AS given (signature_hash, error_type, normalized_message)
),
before AS (
    SELECT known.signature_hash, known.first_seen_at
    FROM ailog_peak.error_signatures AS known
    JOIN summed USING (signature_hash)
),
derived AS (
    INSERT INTO ailog_peak.error_signatures AS known
        (signature_hash, normalized_message, error_type, sample_raw_message, sample_namespace, sample_app_name,
         sample_trace_id, occurrence_count, affected_namespaces, affected_apps, first_seen_at, last_seen_at, is_new)
    SELECT summed.signature_hash, texts.normalized_message, texts.error_type, first_one.sample, first_one.namespace,
           nullif(first_one.app_name, ''), nullif(first_one.trace_id, ''), summed.errors, summed.namespaces, summed.apps,
           summed.first_at, summed.last_at,
           coalesce(summed.first_at >= ?::timestamptz, false)
    FROM summed
    JOIN first_one USING (signature_hash)
    LEFT JOIN texts USING (signature_hash)
    ORDER BY summed.signature_hash
    ON CONFLICT (signature_hash) DO UPDATE
    SET normalized_message = coalesce(excluded.normalized_message, known.normalized_message),
        error_type = coalesce(excluded.error_type, known.error_type),
        sample_raw_message = excluded.sample_raw_message,
        sample_namespace = excluded.sample_namespace,
        sample_app_name = excluded.sample_app_name,
        sample_trace_id = excluded.sample_trace_id,
        occurrence_count = excluded.occurrence_count,
        affected_namespaces = excluded.affected_namespaces,
        affected_apps = excluded.affected_apps,
        first_seen_at = excluded.first_seen_at,
        last_seen_at = excluded.last_seen_at,
        is_new = excluded.is_new
),
moved AS (
    SELECT before.first_seen_at AS was, summed.first_at AS now
    FROM before
    JOIN summed USING (signature_hash)
    WHERE before.first_seen_at IS DISTINCT FROM summed.first_at
)
INSERT INTO ailog_batch.stale_verdict AS stale (window_start)
SELECT DISTINCT known.window_start
FROM moved
CROSS JOIN LATERAL (VALUES (moved.was), (moved.now)) AS seen (at)
JOIN ailog_batch.window_fact AS known
  ON known.window_start <= seen.at AND known.window_start > seen.at - interval '15 minutes'
ON CONFLICT (window_start) DO UPDATE SET mark = nextval('ailog_batch.stale_verdict_mark_seq')
