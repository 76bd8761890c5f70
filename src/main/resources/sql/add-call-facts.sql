-- Adds calls to call_fact and to service_dependencies. A first or last time that is unknown stays so: see
-- settle-dependencies.sql.
-- Parameters: 1 to 8 the columns of call_fact in their order, arrays of equal length.
WITH fresh AS (
    INSERT INTO ailog_batch.call_fact
        (window_start, source_namespace, source_app, target_namespace, target_app, failed_calls, first_at, last_at)
    SELECT *
    FROM unnest(?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::bigint[], ?::timestamptz[], ?::timestamptz[])
    RETURNING source_app, source_namespace, target_app, target_namespace, failed_calls, first_at, last_at
)
INSERT INTO ailog_peak.service_dependencies AS known
    (source_app, source_namespace, target_app, target_namespace, dependency_type, failed_calls,
     first_seen_at, last_seen_at, last_failure_at)
SELECT source_app, source_namespace, target_app, target_namespace, 'trace', sum(failed_calls),
       min(first_at), max(last_at), max(last_at)
FROM fresh
GROUP BY source_app, source_namespace, target_app, target_namespace
ON CONFLICT (source_app, source_namespace, target_app, target_namespace) DO UPDATE
SET failed_calls = known.failed_calls + excluded.failed_calls,
    first_seen_at =
        CASE WHEN known.first_seen_at IS NOT NULL THEN least(known.first_seen_at, excluded.first_seen_at) END,
    last_seen_at =
        CASE WHEN known.last_seen_at IS NOT NULL THEN greatest(known.last_seen_at, excluded.last_seen_at) END,
    last_failure_at =
        CASE WHEN known.last_seen_at IS NOT NULL THEN greatest(known.last_seen_at, excluded.last_seen_at) END
