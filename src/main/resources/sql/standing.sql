-- What an earlier detection left: its incidents, and the counts that it marked as peaks.
-- Parameters: 1 and 3 first window, 2 and 4 last window.
SELECT incident.timestamp, incident.namespace, true AS is_incident
FROM ailog_peak.peak_investigation AS incident
WHERE incident.timestamp BETWEEN ?::timestamptz AND ?::timestamptz
UNION ALL
SELECT raw.timestamp, raw.namespace, false
FROM ailog_peak.peak_raw_data AS raw
WHERE raw.timestamp BETWEEN ?::timestamptz AND ?::timestamptz
  AND (raw.is_peak IS DISTINCT FROM false OR raw.replacement_value IS NOT NULL)
