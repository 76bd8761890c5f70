package io.ailog.postgres;

import io.ailog.window.RunRecord;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The record of runs that Spring Batch keeps, read by the parameters of its executions. */
@Repository
class PostgresRunRecord implements RunRecord {
    /** Instances that are looked at, the newest: ten days of a run every quarter of an hour. */
    private static final int RECENT = 1_000;

    private final JdbcClient jdbc;

    private record Run(WindowRange range, String status) {}

    PostgresRunRecord(final JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<WindowRange> unfinished(final String job, final WindowRange within) {
        final List<WindowRange> unfinished = new ArrayList<>();
        final List<WindowRange> completed = new ArrayList<>();
        for (final Run run : newestFirst(job)) {
            if (run.status.equals("COMPLETED")) {
                completed.add(run.range);
            } else if (!run.status.equals("ABANDONED")) {
                run.range
                        .startingAt(within.from())
                        .flatMap(part -> part.endingAt(within.to()))
                        .ifPresent(part -> unfinished.addAll(part.without(completed)));
            }
        }
        return unfinished;
    }

    @Override
    public List<Window> collectedAhead(final WindowRange within, final Collection<String> namespaces) {
        return jdbc.sql(SqlFile.COLLECTED_AHEAD.text())
                .param(RECENT)
                .param(within.from().toString())
                .param(within.to().toString())
                .param(namespaces.toArray(String[]::new))
                .query((row, number) ->
                        new Window(row.getObject(1, OffsetDateTime.class).toInstant()))
                .list();
    }

    @Override
    public Optional<Long> lastExecution(final String job) {
        return jdbc.sql("""
                        SELECT job_execution_id
                        FROM ailog_batch.batch_job_execution
                        JOIN ailog_batch.batch_job_instance USING (job_instance_id)
                        WHERE job_name = ?
                        ORDER BY job_execution_id DESC
                        LIMIT 1
                        """).param(job).query(Long.class).optional();
    }

    @Override
    public boolean isAhead(final long execution, final Instant end) {
        return jdbc.sql("""
                        SELECT EXISTS (
                            SELECT FROM ailog_batch.batch_job_execution_params AS own
                            JOIN ailog_batch.batch_job_execution_params AS later USING (parameter_name)
                            WHERE parameter_name = 'asOf'
                              AND own.job_execution_id = ?
                              AND later.job_execution_id > own.job_execution_id
                              AND later.parameter_value::timestamptz < own.parameter_value::timestamptz
                              AND later.parameter_value::timestamptz < ?::timestamptz)
                        """)
                .param(execution)
                .param(end.toString())
                .query(Boolean.class)
                .single();
    }

    private List<Run> newestFirst(final String job) {
        return jdbc.sql(SqlFile.RECENT_RUNS.text())
                .param(job)
                .param(RECENT)
                .query((row, number) -> new Run(
                        new WindowRange(Instant.parse(row.getString(1)), Instant.parse(row.getString(2))),
                        row.getString(3)))
                .list();
    }
}
