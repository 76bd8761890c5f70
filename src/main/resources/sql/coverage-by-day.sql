-- What the ledger has of each day (UTC) and namespace of a range: windows that were collected, those of them whose documents
-- were read, and errors.
-- Parameters: 1 from, 2 to (exclusive), 3 namespaces.
SELECT date_trunc('day', window_start AT TIME ZONE 'UTC')::date AS day, namespace,
       count(*) AS collected, count(read) AS read, sum(expected)::bigint AS errors
FROM ailog_batch.coverage
WHERE window_start >= ?::timestamptz AND window_start < ?::timestamptz AND namespace = ANY (?)
GROUP BY 1, 2
