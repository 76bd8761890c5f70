-- The most frequent signatures of each of some incidents. The windows are named once more for the partitions and their index.
-- Parameters: 1 numbers, 2 windows and 3 namespaces of the incidents, arrays of equal length; 4 the windows.
WITH asked AS (
    SELECT * FROM unnest(?::bigint[], ?::timestamptz[], ?::text[]) AS given (id, window_start, namespace)
),
counted AS (
    SELECT asked.id, fact.signature_hash, sum(fact.errors)::bigint AS errors,
           row_number() OVER (
               PARTITION BY asked.id
               ORDER BY sum(fact.errors) DESC, fact.signature_hash COLLATE "C") AS place
    FROM asked
    JOIN ailog_batch.signature_fact AS fact USING (window_start, namespace)
    WHERE fact.window_start = ANY (?::timestamptz[])
    GROUP BY asked.id, fact.signature_hash
)
SELECT id, signature_hash, errors
FROM counted
WHERE place <= 5
ORDER BY id, place
