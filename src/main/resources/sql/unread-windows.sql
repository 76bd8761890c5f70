-- The windows of a range in which the documents of at least one of the namespaces were not read: windows that were never
-- collected, and those that were only counted.
-- Parameters: 1 from, 2 to (exclusive), 3 namespaces.
WITH asked AS (
    SELECT ?::timestamptz AS start, ?::timestamptz AS finish, ?::text[] AS namespaces
)
SELECT window_start
FROM asked,
     generate_series(asked.start, asked.finish - interval '15 minutes', interval '15 minutes') AS window_start
WHERE (
    SELECT count(known.read)
    FROM ailog_batch.coverage AS known
    WHERE known.window_start = window_start.window_start AND known.namespace = ANY (asked.namespaces)
) < cardinality(asked.namespaces)
ORDER BY window_start
