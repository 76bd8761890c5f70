-- Cascades as detection sees them now, and no others in these windows unless an operator has touched them.
-- Parameters: 1 window starts and 2 namespaces that were judged; 3 to 15 the columns of `fresh` in their order, arrays of equal length.
WITH judged AS (
    SELECT ?::timestamptz[] AS starts, ?::text[] AS namespaces
),
fresh AS (
    SELECT *
    FROM unnest(?::text[], ?::timestamptz[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[])
        AS given (cascade_id, window_start, window_end, app, namespace, signature, trace_id,
                  affected_services, total_affected_services, total_errors, depth, cascade_type, severity)
),
gone AS (
    DELETE FROM ailog_peak.cascade_failures AS known
    USING judged
    WHERE known.window_start = ANY (judged.starts)
      AND known.root_cause_namespace = ANY (judged.namespaces)
      AND EXISTS (SELECT FROM ailog_batch.window_fact WHERE window_fact.window_start = known.window_start)
      AND known.status = 'open'
      AND NOT EXISTS (SELECT FROM fresh WHERE fresh.cascade_id = known.cascade_id)
)
INSERT INTO ailog_peak.cascade_failures AS known
    (cascade_id, window_start, window_end, root_cause_app, root_cause_namespace, root_cause_error_type,
     root_cause_message, root_cause_trace_id, affected_services, total_affected_services, total_errors_in_cascade,
     cascade_depth, cascade_type, severity)
SELECT fresh.cascade_id, fresh.window_start, fresh.window_end, fresh.app, fresh.namespace, signature.error_type,
       fact.sample, fresh.trace_id, fresh.affected_services::jsonb, fresh.total_affected_services,
       fresh.total_errors, fresh.depth, fresh.cascade_type, fresh.severity
FROM fresh
LEFT JOIN ailog_peak.error_signatures AS signature ON signature.signature_hash = fresh.signature
LEFT JOIN LATERAL (
    SELECT sample
    FROM ailog_batch.signature_fact
    WHERE window_start = fresh.window_start
      AND signature_hash = fresh.signature
      AND namespace = fresh.namespace
      AND app_name = fresh.app
    ORDER BY first_at, app_version
    LIMIT 1
) AS fact ON true
ON CONFLICT (cascade_id) DO UPDATE
SET window_start = excluded.window_start,
    window_end = excluded.window_end,
    root_cause_app = excluded.root_cause_app,
    root_cause_namespace = excluded.root_cause_namespace,
    root_cause_error_type = excluded.root_cause_error_type,
    root_cause_message = excluded.root_cause_message,
    root_cause_trace_id = excluded.root_cause_trace_id,
    affected_services = excluded.affected_services,
    total_affected_services = excluded.total_affected_services,
    total_errors_in_cascade = excluded.total_errors_in_cascade,
    cascade_depth = excluded.cascade_depth,
    cascade_type = excluded.cascade_type,
    severity = excluded.severity
WHERE (known.root_cause_error_type, known.root_cause_message, known.root_cause_trace_id, known.affected_services,
       known.total_affected_services, known.total_errors_in_cascade, known.cascade_depth, known.cascade_type,
       known.severity)
   IS DISTINCT FROM
      (excluded.root_cause_error_type, excluded.root_cause_message, excluded.root_cause_trace_id,
       excluded.affected_services, excluded.total_affected_services, excluded.total_errors_in_cascade,
       excluded.cascade_depth, excluded.cascade_type, excluded.severity)
