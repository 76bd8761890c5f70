-- Finds the first and last time of dependencies again where they are unknown, and removes those that no window has any
-- more. Where the facts that would tell were dropped, it is the time from which there are facts.
WITH unknown AS (
    SELECT id, source_app, source_namespace, target_app, target_namespace
    FROM ailog_peak.service_dependencies
    WHERE (first_seen_at IS NULL OR last_seen_at IS NULL) AND failed_calls > 0
),
found AS (
    SELECT unknown.id, min(fact.first_at) AS first_at, max(fact.last_at) AS last_at
    FROM unknown
    LEFT JOIN ailog_batch.call_fact AS fact USING (source_app, source_namespace, target_app, target_namespace)
    GROUP BY unknown.id
),
empty AS (
    DELETE FROM ailog_peak.service_dependencies
    WHERE failed_calls = 0 AND dependency_type = 'trace' AND (first_seen_at IS NULL OR last_seen_at IS NULL)
)
UPDATE ailog_peak.service_dependencies AS known
SET first_seen_at = coalesce(known.first_seen_at, found.first_at, horizon.facts_from),
    last_seen_at = coalesce(known.last_seen_at, found.last_at, horizon.facts_from),
    last_failure_at = coalesce(known.last_seen_at, found.last_at, horizon.facts_from)
FROM found
LEFT JOIN ailog_batch.fact_horizon AS horizon ON true
WHERE known.id = found.id
