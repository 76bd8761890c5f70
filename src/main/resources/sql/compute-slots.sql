-- Mean and standard deviation of the counts of each slot of the week and namespace.
-- What a purge left for open incidents alone is no sample of what is usual.
-- Parameters: 1 since (or null for all), 2 whether covered windows without errors count as samples of 0.
WITH settings AS (
    SELECT ?::timestamptz AS since, ?::boolean AS zero_windows
),
samples AS (
    SELECT raw.namespace,
           raw.day_of_week,
           raw.hour_of_day,
           raw.quarter_hour,
           coalesce(raw.original_value, raw.error_count) AS errors
    FROM ailog_peak.peak_raw_data AS raw, settings
    WHERE (settings.since IS NULL OR raw.timestamp >= settings.since)
      AND NOT EXISTS (SELECT FROM ailog_batch.kept_window AS kept WHERE kept.window_start = raw.timestamp)
    UNION ALL
    SELECT known.namespace,
           (extract(isodow FROM known.window_start AT TIME ZONE 'UTC') - 1)::int,
           extract(hour FROM known.window_start AT TIME ZONE 'UTC')::int,
           floor(extract(minute FROM known.window_start AT TIME ZONE 'UTC') / 15)::int,
           0
    FROM ailog_batch.coverage AS known, settings
    WHERE settings.zero_windows
      AND known.expected = 0
      AND (settings.since IS NULL OR known.window_start >= settings.since)
      AND NOT EXISTS (SELECT FROM ailog_batch.kept_window AS kept WHERE kept.window_start = known.window_start)
)
SELECT namespace,
       day_of_week,
       hour_of_day,
       quarter_hour,
       avg(errors) AS mean,
       coalesce(stddev_samp(errors), 0) AS stddev,
       count(*) AS samples
FROM samples
GROUP BY namespace, day_of_week, hour_of_day, quarter_hour
-- rows of an older installation may lack what makes them a count
HAVING namespace IS NOT NULL
   AND day_of_week BETWEEN 0 AND 6
   AND hour_of_day BETWEEN 0 AND 23
   AND quarter_hour BETWEEN 0 AND 3
   AND count(errors) > 0
