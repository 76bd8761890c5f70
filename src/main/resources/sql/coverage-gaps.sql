-- The ranges, up to the last window that was collected, of windows that lack a namespace which had been collected before.
-- What a purge left for open incidents alone begins nothing.
-- Parameters: 1 namespaces, 2 the end at the latest.
WITH asked AS (
    SELECT ?::text[] AS namespaces, ?::timestamptz AS finish
),
known AS (
    SELECT window_start, namespace
    FROM ailog_batch.coverage, asked
    WHERE namespace = ANY (asked.namespaces)
),
begun AS (
    SELECT first, count(*) AS namespaces
    FROM (
        SELECT min(window_start) AS first
        FROM known
        WHERE NOT EXISTS (SELECT FROM ailog_batch.kept_window AS kept WHERE kept.window_start = known.window_start)
        GROUP BY namespace
    ) AS firsts
    GROUP BY first
),
counted AS (
    SELECT window_start, count(*) AS namespaces
    FROM known
    GROUP BY window_start
),
missing AS (
    SELECT series.window_start,
           series.window_start - row_number() OVER (ORDER BY series.window_start) * interval '15 minutes' AS island
    FROM (
        SELECT generate_series(min(window_start), least(max(window_start), asked.finish - interval '15 minutes'),
                               interval '15 minutes') AS window_start
        FROM counted, asked
        GROUP BY asked.finish
    ) AS series
    LEFT JOIN counted USING (window_start)
    WHERE coalesce(counted.namespaces, 0)
        < (SELECT sum(begun.namespaces) FROM begun WHERE begun.first <= series.window_start)
)
SELECT min(window_start), max(window_start) + interval '15 minutes'
FROM missing
GROUP BY island
ORDER BY 1
