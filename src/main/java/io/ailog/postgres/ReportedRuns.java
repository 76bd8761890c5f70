package io.ailog.postgres;

import io.ailog.report.RangeFacts;
import io.ailog.report.ReportedRun;
import io.ailog.window.WindowRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** The executions over a range, from the record that Spring Batch keeps. */
record ReportedRuns(JdbcTemplate jdbc) {
    List<ReportedRun> read(final WindowRange range, final ReportedLedger ledger) {
        return jdbc.query(
                SqlFile.REPORT_RUNS.text(),
                (row, number) -> run(row, ledger),
                range.to().toString(),
                range.from().toString(),
                RangeFacts.MOST_RUNS);
    }

    private static ReportedRun run(final ResultSet row, final ReportedLedger ledger) throws SQLException {
        final long id = row.getLong("job_execution_id");
        final WindowRange range =
                new WindowRange(Instant.parse(row.getString("range_start")), Instant.parse(row.getString("range_end")));
        final Optional<Instant> started = time(row, "start_time");
        final Optional<Instant> ended = time(row, "end_time");
        return new ReportedRun(
                id,
                row.getString("job_name"),
                range,
                new ReportedRun.Times(
                        started, started.flatMap(start -> ended.map(end -> Duration.between(start, end)))),
                row.getString("status"),
                Optional.ofNullable(row.getString("exit_code")),
                range.size(),
                ledger.documents(id));
    }

    /** Spring Batch writes them without a zone, in the one of the machine. */
    private static Optional<Instant> time(final ResultSet row, final String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, LocalDateTime.class))
                .map(time -> time.atZone(ZoneId.systemDefault()).toInstant());
    }
}
