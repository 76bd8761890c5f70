package io.ailog.postgres;

import io.ailog.window.RunRecord;
import io.ailog.window.WindowRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
