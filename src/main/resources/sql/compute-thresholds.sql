-- The percentile of the counts of each namespace and day of the week, with what it rests on.
-- It is the smallest count whose cumulative share reaches the level. Equal counts are gathered first, because sorting
-- millions of windows takes longer than counting them.
-- What a purge left for open incidents alone is no sample of what is usual.
-- Parameters: 1 level, 2 since (or null for all), 3 whether covered windows without errors count as samples of 0.
WITH settings AS (
    SELECT ?::double precision AS level, ?::timestamptz AS since, ?::boolean AS zero_windows
),
counts AS (
    SELECT raw.namespace,
           raw.day_of_week,
           coalesce(raw.original_value, raw.error_count) AS errors,
           count(*)::int AS windows,
           min(raw.timestamp) AS first_window,
           max(raw.timestamp) AS last_window
    FROM ailog_peak.peak_raw_data AS raw, settings
    WHERE (settings.since IS NULL OR raw.timestamp >= settings.since)
      AND NOT EXISTS (SELECT FROM ailog_batch.kept_window AS kept WHERE kept.window_start = raw.timestamp)
    GROUP BY raw.namespace, raw.day_of_week, coalesce(raw.original_value, raw.error_count)
    UNION ALL
    SELECT known.namespace,
           (extract(isodow FROM known.window_start AT TIME ZONE 'UTC') - 1)::int AS day_of_week,
           0,
           count(*)::int,
           min(known.window_start),
           max(known.window_start)
    FROM ailog_batch.coverage AS known, settings
    WHERE settings.zero_windows
      AND known.expected = 0
      AND (settings.since IS NULL OR known.window_start >= settings.since)
      AND NOT EXISTS (SELECT FROM ailog_batch.kept_window AS kept WHERE kept.window_start = known.window_start)
    GROUP BY 1, 2
),
ranked AS (
    SELECT counts.*,
           sum(windows) OVER (PARTITION BY namespace, day_of_week ORDER BY errors ROWS UNBOUNDED PRECEDING) AS up_to_here,
           sum(windows) OVER (PARTITION BY namespace, day_of_week) AS samples
    FROM counts
    -- rows of an older installation may lack what makes them a count
    WHERE namespace IS NOT NULL AND day_of_week BETWEEN 0 AND 6 AND errors IS NOT NULL
      AND first_window IS NOT NULL
)
SELECT namespace,
       day_of_week,
       min(errors) FILTER (WHERE up_to_here >= ceil(level * samples)) AS percentile_value,
       level AS percentile_level,
       max(samples) AS sample_count,
       -- of the two in the middle, which are the same one where the number is odd
       (min(errors) FILTER (WHERE up_to_here >= (samples + 1) / 2)
           + min(errors) FILTER (WHERE up_to_here >= samples / 2 + 1)) / 2 AS median_value,
       sum(errors * windows) / max(samples) AS mean_value,
       max(errors) AS max_value,
       (min(first_window) AT TIME ZONE 'UTC')::date AS data_start_date,
       (max(last_window) AT TIME ZONE 'UTC')::date AS data_end_date
FROM ranked, settings
GROUP BY namespace, day_of_week, level
