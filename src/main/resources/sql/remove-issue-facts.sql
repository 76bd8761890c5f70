-- Takes the errors of known issues in windows that are judged anew out of issue_fact and of the issues' counters. First and
-- last time become unknown where they may have been in these windows. Returns the issues that are touched.
-- Parameters: 1 window starts.
WITH gone AS (
    DELETE FROM ailog_batch.issue_fact
    WHERE window_start = ANY (?::timestamptz[])
    RETURNING issue_id, errors, first_at, last_at
),
summed AS (
    SELECT issue_id, sum(errors) AS errors, min(first_at) AS first_at, max(last_at) AS last_at
    FROM gone
    GROUP BY issue_id
)
UPDATE ailog_peak.known_issues AS issue
SET occurrence_count = issue.occurrence_count - summed.errors,
    first_seen_at = CASE WHEN summed.first_at > issue.first_seen_at THEN issue.first_seen_at END,
    last_seen_at = CASE WHEN summed.last_at < issue.last_seen_at THEN issue.last_seen_at END
FROM summed
WHERE issue.issue_id = summed.issue_id
RETURNING issue.issue_id
