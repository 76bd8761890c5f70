-- Incidents with all that is known of them; texts are cut, hostile ones have no end.
-- Parameters: 1 their numbers.
SELECT incident.id, incident.namespace, incident.timestamp,
       greatest(coalesce(incident.actual_value, 0), 0)::bigint AS errors,
       incident.baseline_mean::float8 AS baseline_mean,
       incident.ratio::float8 AS ratio,
       incident.threshold_used::float8 AS threshold_used,
       lower(coalesce(incident.severity, '')) AS severity,
       least(greatest(coalesce(incident.score, 0), 0), 100)::float8 AS score,
       array_remove(ARRAY[
           CASE WHEN incident.is_spike THEN 'is_spike' END,
           CASE WHEN incident.is_burst THEN 'is_burst' END,
           CASE WHEN incident.is_new THEN 'is_new' END,
           CASE WHEN incident.is_cross_namespace THEN 'is_cross_namespace' END,
           CASE WHEN incident.is_regression THEN 'is_regression' END,
           CASE WHEN incident.is_cascade THEN 'is_cascade' END], NULL) AS flags,
       incident.evidence::text AS evidence,
       left(incident.app_name, 200) AS app_name,
       left(incident.app_version, 200) AS app_version,
       left(incident.error_type, 200) AS error_type,
       left(incident.error_message, 500) AS error_message,
       left(incident.trace_id, 200) AS trace_id,
       left(incident.category, 200) AS category,
       left(incident.subcategory, 200) AS subcategory,
       incident.affected_services[1:50] AS affected_services,
       coalesce(incident.status, 'open') AS status,
       incident.confirmed,
       incident.corrections::text AS corrections,
       incident.known_issue_id,
       left(issue.issue_name, 500) AS issue_name,
       left(issue.workaround, 500) AS workaround,
       left(issue.ticket, 200) AS ticket
FROM ailog_peak.peak_investigation AS incident
LEFT JOIN ailog_peak.known_issues AS issue ON issue.issue_id = incident.known_issue_id
WHERE incident.id = ANY (?::bigint[])
