package io.ailog.postgres;

import io.ailog.window.ExecutionRecord;
import io.ailog.window.ExecutionRecords;
import io.ailog.window.RecordedTimes;
import io.ailog.window.StepRecord;
import io.ailog.window.WindowRange;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The record that Spring Batch keeps of executions, and the locks that tell which of their processes are alive. */
@Repository
class PostgresExecutionRecords implements ExecutionRecords {
    /** What is known of the executions that {@code picked} holds. */
    private static final String RECORDS = """
            SELECT execution.job_execution_id, picked.job_name, execution.status, execution.exit_code,
                   execution.exit_message, execution.create_time, execution.start_time, execution.end_time,
                   execution.last_updated, params.pairs, holder.host, holder.pid, holder.stop_requested,
                   (SELECT max(later.job_execution_id)
                    FROM ailog_batch.batch_job_execution AS later
                    WHERE later.job_instance_id = execution.job_instance_id
                      AND later.job_execution_id > execution.job_execution_id) AS successor
            FROM picked
            JOIN ailog_batch.batch_job_execution AS execution USING (job_execution_id)
            CROSS JOIN LATERAL (
                SELECT array_agg(parameter_name || '=' || coalesce(parameter_value, '')) AS pairs,
                       max(parameter_value) FILTER (WHERE parameter_name = 'claim') AS claim
                FROM ailog_batch.batch_job_execution_params AS param
                WHERE param.job_execution_id = execution.job_execution_id
            ) AS params
            LEFT JOIN LATERAL (
                SELECT claim.host, claim.pid, claim.stop_requested
                FROM ailog_batch.range_claim AS claim
                WHERE claim.id::text = params.claim AND execution.status LIKE ANY ('{START%,STOPPING}')
                  AND EXISTS (
            """ + ClaimLocks.HELD + """
                  )
            ) AS holder ON true
            ORDER BY execution.job_execution_id DESC
            """;

    private static final String NEWEST = """
            WITH picked AS (
                SELECT job_execution_id, job_name
                FROM (
                    SELECT job_execution_id, job_name,
                           row_number() OVER (PARTITION BY job_name ORDER BY job_execution_id DESC) AS place
                    FROM ailog_batch.batch_job_execution
                    JOIN ailog_batch.batch_job_instance USING (job_instance_id)
                    WHERE job_name = ANY (?)
                ) AS numbered
                WHERE place <= ?
            )
            """ + RECORDS;

    private static final String ONE = """
            WITH picked AS (
                SELECT job_execution_id, job_name
                FROM ailog_batch.batch_job_execution
                JOIN ailog_batch.batch_job_instance USING (job_instance_id)
                WHERE job_execution_id = ?
            )
            """ + RECORDS;

    private final JdbcClient jdbc;

    PostgresExecutionRecords(final JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<ExecutionRecord> newest(final Collection<String> jobs, final int ofEach) {
        return jdbc.sql(NEWEST)
                .param(jobs.toArray(String[]::new))
                .param(ofEach)
                .query((row, number) -> execution(row))
                .list();
    }

    @Override
    public Optional<ExecutionRecord> find(final long id) {
        return jdbc.sql(ONE).param(id).query((row, number) -> execution(row)).optional();
    }

    @Override
    public List<StepRecord> steps(final Collection<Long> executions) {
        return jdbc.sql(SqlFile.EXECUTION_STEPS.text())
                .param(executions.toArray(Long[]::new))
                .query((row, number) -> new StepRecord(
                        row.getLong("execution"),
                        row.getBoolean("own"),
                        row.getString("step_name"),
                        text(row, "status"),
                        times(row),
                        new StepRecord.Counts(
                                row.getLong("read_count"), row.getLong("write_count"), row.getLong("skip_count")),
                        row.getString("context")))
                .list();
    }

    @Override
    public Ledger ledger(final long execution, final WindowRange range) {
        return jdbc.sql("""
                        SELECT count(*), coalesce(sum(expected), 0), coalesce(sum(read), 0)
                        FROM ailog_batch.coverage
                        WHERE window_start >= ?::timestamptz AND window_start < ?::timestamptz AND job_execution_id = ?
                        """)
                .param(range.from().toString())
                .param(range.to().toString())
                .param(execution)
                .query((row, number) -> new Ledger(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }

    private static ExecutionRecord execution(final ResultSet row) throws SQLException {
        final long successor = row.getLong("successor");
        return new ExecutionRecord(
                row.getLong("job_execution_id"),
                row.getString("job_name"),
                text(row, "status"),
                new ExecutionRecord.End(text(row, "exit_code"), text(row, "exit_message")),
                times(row),
                parameters(row),
                holder(row),
                successor == 0 ? Optional.empty() : Optional.of(successor));
    }

    private static Map<String, String> parameters(final ResultSet row) throws SQLException {
        final @Nullable Array pairs = row.getArray("pairs");
        final Map<String, String> parameters = new HashMap<>();
        if (pairs != null) {
            for (final String pair : (String[]) pairs.getArray()) {
                final int equals = pair.indexOf('=');
                parameters.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return parameters;
    }

    private static Optional<ExecutionRecord.Holder> holder(final ResultSet row) throws SQLException {
        return row.getString("host") == null
                ? Optional.empty()
                : Optional.of(new ExecutionRecord.Holder(
                        row.getString("host"), row.getLong("pid"), row.getBoolean("stop_requested")));
    }

    private static RecordedTimes times(final ResultSet row) throws SQLException {
        return new RecordedTimes(
                row.getObject("create_time", LocalDateTime.class),
                time(row, "start_time"),
                time(row, "end_time"),
                time(row, "last_updated"));
    }

    private static Optional<LocalDateTime> time(final ResultSet row, final String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDateTime.class));
    }

    private static String text(final ResultSet row, final String column) throws SQLException {
        final @Nullable String text = row.getString(column);
        return text == null ? "" : text;
    }
}
