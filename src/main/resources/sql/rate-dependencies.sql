-- A dependency is as healthy as the service that was called was in the window of the last failed call.
-- Parameters: 1 window starts that were judged.
UPDATE ailog_peak.service_dependencies AS known
SET health_score = health.health_score
FROM ailog_peak.service_health AS health
WHERE health.window_start = ANY (?::timestamptz[])
  AND health.app_name = known.target_app
  AND health.namespace = known.target_namespace
  AND known.last_failure_at >= health.window_start
  AND known.last_failure_at < health.window_start + interval '15 minutes'
  AND known.health_score IS DISTINCT FROM health.health_score
