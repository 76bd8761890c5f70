package io.ailog.postgres;

import io.ailog.window.Removed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Completed runs in Spring Batch's repository, whole instances with all that is noted of them. An execution that failed goes
 * with the later one that completed its instance: left alone it would look as if there were something to resume.
 */
final class PurgedRuns {
    private static final List<String> TABLES = List.of(
            "batch_job_instance",
            "batch_job_execution",
            "batch_job_execution_params",
            "batch_job_execution_context",
            "batch_step_execution",
            "batch_step_execution_context");

    private static final String TAKEN = """
            WITH due AS (
                SELECT ended.job_instance_id
                FROM ailog_batch.batch_job_execution AS ended
                WHERE ended.status = 'COMPLETED'
                  AND ended.end_time < ?
                  AND NOT EXISTS (
                      SELECT FROM ailog_batch.batch_job_execution AS later
                      WHERE later.job_instance_id = ended.job_instance_id
                        AND later.job_execution_id > ended.job_execution_id)
                  AND ended.job_execution_id NOT IN (
                      SELECT max(completed.job_execution_id)
                      FROM ailog_batch.batch_job_execution AS completed
                      JOIN ailog_batch.batch_job_instance AS instance USING (job_instance_id)
                      WHERE completed.status = 'COMPLETED'
                      GROUP BY instance.job_name)
                ORDER BY ended.job_execution_id
                LIMIT ?
            ),
            executions AS (
                SELECT job_execution_id, create_time, end_time
                FROM ailog_batch.batch_job_execution
                JOIN due USING (job_instance_id)
            ),
            steps AS (
                SELECT step_execution_id
                FROM ailog_batch.batch_step_execution
                JOIN executions USING (job_execution_id)
            ),
            batch_step_execution_context AS (
                {take} ailog_batch.batch_step_execution_context
                WHERE step_execution_id IN (SELECT step_execution_id FROM steps) {give}
            ),
            batch_step_execution AS (
                {take} ailog_batch.batch_step_execution
                WHERE step_execution_id IN (SELECT step_execution_id FROM steps) {give}
            ),
            batch_job_execution_context AS (
                {take} ailog_batch.batch_job_execution_context
                WHERE job_execution_id IN (SELECT job_execution_id FROM executions) {give}
            ),
            batch_job_execution_params AS (
                {take} ailog_batch.batch_job_execution_params
                WHERE job_execution_id IN (SELECT job_execution_id FROM executions) {give}
            ),
            batch_job_execution AS (
                {take} ailog_batch.batch_job_execution
                WHERE job_execution_id IN (SELECT job_execution_id FROM executions) {give}
            ),
            batch_job_instance AS (
                {take} ailog_batch.batch_job_instance
                WHERE job_instance_id IN (SELECT job_instance_id FROM due) {give}
            )
            SELECT (SELECT min(create_time) FROM executions),
                   (SELECT max(end_time) FROM executions),
                   (SELECT count(*) FROM batch_job_instance),
                   (SELECT count(*) FROM batch_job_execution),
                   (SELECT count(*) FROM batch_job_execution_params),
                   (SELECT count(*) FROM batch_job_execution_context),
                   (SELECT count(*) FROM batch_step_execution),
                   (SELECT count(*) FROM batch_step_execution_context)
            """;
    private static final String DELETION =
            TAKEN.replace("{take}", "DELETE FROM").replace("{give}", "RETURNING 1");
    private static final String PREVIEW =
            TAKEN.replace("{take}", "SELECT 1 FROM").replace("{give}", "");

    private final JdbcTemplate jdbc;
    /** Of the repository's own times, which have none. */
    private final ZoneId zone = ZoneId.systemDefault();

    PurgedRuns(final JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    List<Removed> before(final Instant end) {
        return run(PREVIEW, end, Integer.MAX_VALUE);
    }

    List<Removed> remove(final Instant end, final int limit) {
        return run(DELETION, end, limit);
    }

    private List<Removed> run(final String sql, final Instant end, final int limit) {
        final List<Removed> removed = new ArrayList<>();
        jdbc.query(
                sql,
                row -> {
                    for (int i = 0; i < TABLES.size(); i++) {
                        final long rows = row.getLong(3 + i);
                        if (rows > 0) {
                            removed.add(new Removed("ailog_batch." + TABLES.get(i), rows, time(row, 1), time(row, 2)));
                        }
                    }
                },
                LocalDateTime.ofInstant(end, zone),
                limit);
        return removed;
    }

    private Instant time(final ResultSet row, final int column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).atZone(zone).toInstant();
    }
}
