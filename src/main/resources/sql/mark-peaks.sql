-- Notes with each count whether it is a peak, and what would have been usual instead.
-- Parameters: 1 window starts, 2 namespaces, 3 the usual count of a peak, null where there is none: arrays of equal
-- length.
UPDATE ailog_peak.peak_raw_data AS raw
SET is_peak = judged.usual IS NOT NULL,
    replacement_value = judged.usual::numeric(12,2)
FROM unnest(?::timestamptz[], ?::text[], ?::float8[]) AS judged (timestamp, namespace, usual)
WHERE raw.timestamp = judged.timestamp
  AND raw.namespace = judged.namespace
  AND (raw.is_peak IS DISTINCT FROM (judged.usual IS NOT NULL)
       OR raw.replacement_value IS DISTINCT FROM judged.usual::numeric(12,2))
