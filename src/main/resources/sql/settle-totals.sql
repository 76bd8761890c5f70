-- Finds the first and last time of totals again where they are unknown, with the sample of the first. Where the facts
-- that would tell were dropped, it is the time from which there are facts.
-- Parameters: 1 signatures.
UPDATE ailog_batch.signature_total AS total
SET first_at = found.first_at,
    sample = found.sample,
    trace_id = found.trace_id,
    last_at = found.last_at
FROM (
    SELECT unknown.signature_hash, unknown.namespace, unknown.app_name,
           coalesce(unknown.first_at, earliest.first_at, horizon.facts_from) AS first_at,
           CASE WHEN unknown.first_at IS NULL THEN coalesce(earliest.sample, unknown.sample) ELSE unknown.sample END AS sample,
           CASE WHEN unknown.first_at IS NULL THEN coalesce(earliest.trace_id, unknown.trace_id)
               ELSE unknown.trace_id END AS trace_id,
           coalesce(unknown.last_at, latest.last_at, horizon.facts_from) AS last_at
    FROM ailog_batch.signature_total AS unknown
    LEFT JOIN LATERAL (
        SELECT fact.first_at, fact.sample, fact.trace_id
        FROM ailog_batch.signature_fact AS fact
        WHERE fact.signature_hash = unknown.signature_hash
          AND fact.namespace = unknown.namespace
          AND fact.app_name = unknown.app_name
        ORDER BY fact.window_start, fact.first_at, fact.app_version
        LIMIT 1
    ) AS earliest ON true
    LEFT JOIN LATERAL (
        SELECT fact.window_start
        FROM ailog_batch.signature_fact AS fact
        WHERE fact.signature_hash = unknown.signature_hash
          AND fact.namespace = unknown.namespace
          AND fact.app_name = unknown.app_name
        ORDER BY fact.window_start DESC
        LIMIT 1
    ) AS last_window ON true
    LEFT JOIN LATERAL (
        SELECT max(fact.last_at) AS last_at
        FROM ailog_batch.signature_fact AS fact
        WHERE fact.signature_hash = unknown.signature_hash
          AND fact.namespace = unknown.namespace
          AND fact.app_name = unknown.app_name
          AND fact.window_start = last_window.window_start
    ) AS latest ON true
    LEFT JOIN ailog_batch.fact_horizon AS horizon ON true
    WHERE unknown.signature_hash = ANY (?::text[])
      AND (unknown.first_at IS NULL OR unknown.last_at IS NULL)
      AND unknown.errors > 0
) AS found
WHERE total.signature_hash = found.signature_hash
  AND total.namespace = found.namespace
  AND total.app_name = found.app_name
