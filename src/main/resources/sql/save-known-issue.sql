-- makes one known issue say what an operator's file says of it, and tells whether it was added or changed; what was counted
-- of it stays. Not ON CONFLICT: a table of an older installation may lack the unique key.
WITH given (issue_id, issue_name, error_type_pattern, message_pattern, affected_namespace, affected_app_name,
            introduced_in_version, fixed_in_version, severity, status, workaround, ticket, resolved_at) AS (
    VALUES (?::text, ?::text, ?::text, ?::text, ?::text, ?::text, ?::text, ?::text, ?::text, ?::text, ?::text, ?::text,
            ?::timestamptz)
), changed AS (
    UPDATE ailog_peak.known_issues AS stored
    SET issue_name = given.issue_name,
        error_type_pattern = given.error_type_pattern,
        message_pattern = given.message_pattern,
        affected_namespace = given.affected_namespace,
        affected_app_name = given.affected_app_name,
        introduced_in_version = given.introduced_in_version,
        fixed_in_version = given.fixed_in_version,
        severity = given.severity,
        status = given.status,
        workaround = given.workaround,
        ticket = given.ticket,
        resolved_at = given.resolved_at
    FROM given
    WHERE stored.issue_id = given.issue_id
      AND (stored.issue_name, stored.error_type_pattern, stored.message_pattern, stored.affected_namespace,
           stored.affected_app_name, stored.introduced_in_version, stored.fixed_in_version, stored.severity,
           stored.status, stored.workaround, stored.ticket, stored.resolved_at)
          IS DISTINCT FROM
          (given.issue_name, given.error_type_pattern, given.message_pattern, given.affected_namespace,
           given.affected_app_name, given.introduced_in_version, given.fixed_in_version, given.severity,
           given.status, given.workaround, given.ticket, given.resolved_at)
    RETURNING 1
), added AS (
    INSERT INTO ailog_peak.known_issues
        (issue_id, issue_name, error_type_pattern, message_pattern, affected_namespace, affected_app_name,
         introduced_in_version, fixed_in_version, severity, status, workaround, ticket, resolved_at,
         occurrence_count, first_seen_at, last_seen_at)
    SELECT given.*, coalesce(seen.errors, 0), seen.first_at, seen.last_at
    FROM given
    CROSS JOIN (
        -- one that was deleted and comes back goes on with what was counted of it
        SELECT sum(fact.errors) AS errors, min(fact.first_at) AS first_at, max(fact.last_at) AS last_at
        FROM ailog_batch.issue_fact AS fact
        JOIN given ON given.issue_id = fact.issue_id
    ) AS seen
    WHERE NOT EXISTS (SELECT FROM ailog_peak.known_issues AS stored WHERE stored.issue_id = given.issue_id)
    RETURNING 1
)
SELECT EXISTS (SELECT FROM added) AS added, EXISTS (SELECT FROM changed) AS changed
