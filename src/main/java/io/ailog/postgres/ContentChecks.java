package io.ailog.postgres;

import io.ailog.window.CheckResult;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How much was collected, and how old are thresholds and the last run. */
@Component
class ContentChecks {
    /** Cron's quarter of an hour, four times missed. */
    private static final Duration LATE = Duration.ofHours(1);
    /** Thresholds are computed weekly; a month without is an oversight. */
    private static final Duration STALE = Duration.ofDays(35);

    private static final String COUNTS = """
            SELECT sum(rows)::bigint, count(DISTINCT namespace), count(DISTINCT day), min(day), max(day)
            FROM (
                SELECT namespace, (timestamp AT TIME ZONE 'UTC')::date AS day, count(*) AS rows
                FROM ailog_peak.peak_raw_data
                GROUP BY 1, 2
            ) AS days
            """;
    private static final String THRESHOLDS = """
            SELECT count(*), count(DISTINCT namespace), min(calculated_at)
            FROM ailog_peak.peak_thresholds
            WHERE hour_of_day IS NULL
            """;

    /** When executions began, by the clock of their machine: the repository's own times are local ones. */
    private static final String LAST_REGULAR = """
            SELECT execution.status, started.parameter_value AS began
            FROM ailog_batch.batch_job_execution AS execution
            JOIN ailog_batch.batch_job_instance USING (job_instance_id)
            JOIN ailog_batch.batch_job_execution_params AS started
              ON started.job_execution_id = execution.job_execution_id AND started.parameter_name = 'asOf'
            WHERE job_name = 'regular' AND (execution.status = 'COMPLETED' OR NOT ?)
            ORDER BY execution.job_execution_id DESC
            LIMIT 1
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    private record Run(String status, Instant began) {}

    ContentChecks(final JdbcClient jdbc, final Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    CheckResult counts() {
        return jdbc.sql(COUNTS)
                .query((row, number) -> row.getLong(1) == 0
                        ? CheckResult.warning("peak_raw_data is empty", "./run-job.sh init --days 21")
                        : CheckResult.ok(String.format(
                                Locale.ROOT,
                                "peak_raw_data has %,d rows, namespaces: %,d, days: %,d (%s to %s)",
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getString(4),
                                row.getString(5))))
                .single();
    }

    CheckResult thresholds() {
        return jdbc.sql(THRESHOLDS).query((row, number) -> thresholds(row)).single();
    }

    private CheckResult thresholds(final ResultSet row) throws SQLException {
        final @Nullable OffsetDateTime calculated = row.getObject(3, OffsetDateTime.class);
        if (calculated == null) {
            return hasCounts()
                    ? CheckResult.failed(
                            "none, though there are counts: every namespace is judged by the same fallback",
                            "./run-job.sh thresholds")
                    : CheckResult.warning("none yet", "./run-job.sh init --days 21\n./run-job.sh thresholds");
        }
        final Duration age = Duration.between(calculated.toInstant(), clock.instant());
        final String found = String.format(
                Locale.ROOT,
                "%,d for %,d namespaces, computed %s",
                row.getLong(1),
                row.getLong(2),
                Ages.ago(calculated.toInstant(), clock.instant()));
        return age.compareTo(STALE) > 0
                ? CheckResult.warning(found, "./run-job.sh thresholds\nOnce a week by cron: jobs/crontab.")
                : CheckResult.ok(found);
    }

    private boolean hasCounts() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM ailog_peak.peak_raw_data)")
                .query(Boolean.class)
                .single();
    }

    CheckResult lastRegular() {
        final Optional<Run> last = run(false);
        if (last.isEmpty()) {
            return CheckResult.warning(
                    "never ran", "Let cron start ./run-job.sh regular every 15 minutes: jobs/crontab.");
        }
        final String fix = "./run-job.sh status --job regular\nDoes cron still start it? jobs/crontab.";
        final Optional<Run> completed = run(true);
        if (completed.isEmpty()) {
            return CheckResult.failed("never completed; the last one is " + text(last.get()), fix);
        }
        final String found = "completed, began "
                + Ages.ago(completed.get().began().truncatedTo(ChronoUnit.SECONDS), clock.instant());
        if (Duration.between(completed.get().began(), clock.instant()).compareTo(LATE) > 0) {
            return CheckResult.failed(found, fix);
        }
        return last.get().equals(completed.get()) || isAtWork(last.get())
                ? CheckResult.ok(found)
                : CheckResult.warning(found + "; a later one is " + text(last.get()), fix);
    }

    private static boolean isAtWork(final Run run) {
        return run.status().startsWith("START");
    }

    private String text(final Run run) {
        return run.status().toLowerCase(Locale.ROOT) + ", began " + Ages.ago(run.began(), clock.instant());
    }

    private Optional<Run> run(final boolean completed) {
        return jdbc.sql(LAST_REGULAR)
                .param(completed)
                .query((row, number) -> new Run(row.getString(1), Instant.parse(row.getString(2))))
                .optional();
    }
}
