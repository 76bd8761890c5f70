-- Finds the first and last time of known issues again where they are unknown or have moved.
-- Parameters: 1 issues.
UPDATE ailog_peak.known_issues AS issue
SET first_seen_at = least(issue.first_seen_at, found.first_at),
    last_seen_at = greatest(issue.last_seen_at, found.last_at)
FROM (
    SELECT issue_id, min(first_at) AS first_at, max(last_at) AS last_at
    FROM ailog_batch.issue_fact
    WHERE issue_id = ANY (?::text[])
    GROUP BY issue_id
) AS found
WHERE issue.issue_id = found.issue_id
  AND (issue.first_seen_at, issue.last_seen_at)
      IS DISTINCT FROM (least(issue.first_seen_at, found.first_at), greatest(issue.last_seen_at, found.last_at))
