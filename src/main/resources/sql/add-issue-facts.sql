-- Adds errors of known issues to issue_fact and to the issues' counters.
-- Parameters: 1 to 5 the columns of issue_fact in their order, arrays of equal length.
WITH fresh AS (
    INSERT INTO ailog_batch.issue_fact (window_start, issue_id, errors, first_at, last_at)
    SELECT *
    FROM unnest(?::timestamptz[], ?::text[], ?::bigint[], ?::timestamptz[], ?::timestamptz[])
    RETURNING issue_id, errors
)
UPDATE ailog_peak.known_issues AS issue
SET occurrence_count = issue.occurrence_count + summed.errors
FROM (SELECT issue_id, sum(errors) AS errors FROM fresh GROUP BY issue_id) AS summed
WHERE issue.issue_id = summed.issue_id
