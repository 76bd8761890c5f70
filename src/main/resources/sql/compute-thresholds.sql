-- The percentile of the counts of each namespace and day of the week, with what it rests on.
-- percentile_disc is the smallest count whose cumulative share reaches the level.
-- Parameters: 1 level, 2 since (or null for all), 3 whether covered windows without errors count as samples of 0.
WITH settings AS (
    SELECT ?::double precision AS level, ?::timestamptz AS since, ?::boolean AS zero_windows
),
samples AS (
    SELECT raw.namespace, raw.day_of_week, raw.timestamp, coalesce(raw.original_value, raw.error_count) AS errors
    FROM ailog_peak.peak_raw_data AS raw, settings
    WHERE settings.since IS NULL OR raw.timestamp >= settings.since
    UNION ALL
    SELECT known.namespace,
           (extract(isodow FROM known.window_start AT TIME ZONE 'UTC') - 1)::int,
           known.window_start,
           0
    FROM ailog_batch.coverage AS known, settings
    WHERE settings.zero_windows
      AND known.expected = 0
      AND (settings.since IS NULL OR known.window_start >= settings.since)
)
SELECT namespace,
       day_of_week,
       percentile_disc(level) WITHIN GROUP (ORDER BY errors) AS percentile_value,
       level AS percentile_level,
       count(*) AS sample_count,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY errors) AS median_value,
       avg(errors) AS mean_value,
       max(errors) AS max_value,
       (min(samples.timestamp) AT TIME ZONE 'UTC')::date AS data_start_date,
       (max(samples.timestamp) AT TIME ZONE 'UTC')::date AS data_end_date
FROM samples, settings
GROUP BY namespace, day_of_week, level
