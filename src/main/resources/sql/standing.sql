-- What an earlier detection left: its incidents, and the counts that it marked as peaks.
-- Parameters: 1 first window, 2 last window.
WITH asked AS (
    SELECT ?::timestamptz AS first_window, ?::timestamptz AS last_window
)
SELECT incident.timestamp, incident.namespace, true AS is_incident
FROM ailog_peak.peak_investigation AS incident, asked
WHERE incident.timestamp BETWEEN asked.first_window AND asked.last_window
UNION ALL
SELECT raw.timestamp, raw.namespace, false
FROM ailog_peak.peak_raw_data AS raw, asked
WHERE raw.timestamp BETWEEN asked.first_window AND asked.last_window
  AND (raw.is_peak IS DISTINCT FROM false OR raw.replacement_value IS NOT NULL)
