package io.ailog.postgres;

import io.ailog.window.CheckResult;
import io.ailog.window.Checks;
import io.ailog.window.Coverage;
import io.ailog.window.Namespaces;
import io.ailog.window.Schema;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the jobs have brought together so far, and how old it is. */
@Component
@Order(3)
final class ContentChecks implements Checks {
    private static final Duration REGULAR_AGE = Duration.ofHours(1);
    private static final Duration THRESHOLD_AGE = Duration.ofDays(35);
    /** Older gaps are told by {@code status} over a range. */
    private static final Duration LOOKED_AT = Duration.ofDays(31);
    /** The newest windows may be in the hands of a run. */
    private static final Duration IN_HAND = Window.LENGTH.multipliedBy(2);

    private final JdbcClient jdbc;
    private final Coverage coverage;
    private final Namespaces namespaces;
    private final Schema schema;
    private final PostgresFailures failures;
    private final PostgresSettings settings;
    private final Clock clock;

    ContentChecks(
            final JdbcClient jdbc,
            final Coverage coverage,
            final Namespaces namespaces,
            final Schema schema,
            final PostgresFailures failures,
            final PostgresSettings settings,
            final Clock clock) {
        this.jdbc = jdbc;
        this.coverage = coverage;
        this.namespaces = namespaces;
        this.schema = schema;
        this.failures = failures;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public List<CheckResult> results() {
        final CheckedStatements checks = new CheckedStatements(failures, settings.app());
        try {
            schema.requireCurrent();
        } catch (final RuntimeException e) {
            checks.skip("the schema must be current first", "counts", "thresholds", "last regular run", "coverage");
            return checks.results();
        }
        checks.check("counts", this::counts);
        checks.check("thresholds", this::thresholds);
        checks.check("last regular run", this::lastRegular);
        checks.check("coverage", this::gaps);
        return checks.results();
    }

    private CheckResult counts() throws SQLException {
        return jdbc.sql("""
                        SELECT count(*), count(DISTINCT namespace), count(DISTINCT (timestamp AT TIME ZONE 'UTC')::date)
                        FROM ailog_peak.peak_raw_data
                        """)
                .query((row, number) -> row.getLong(1) == 0
                        ? CheckResult.warning("counts", "peak_raw_data is empty", "Run ./run-job.sh init --days 21.")
                        : CheckResult.ok(
                                "counts",
                                String.format(
                                        Locale.ROOT,
                                        "%,d rows of peak_raw_data, %,d namespaces, %,d days",
                                        row.getLong(1),
                                        row.getLong(2),
                                        row.getLong(3))))
                .single();
    }

    private CheckResult thresholds() {
        return jdbc.sql("SELECT count(*), max(calculated_at) FROM ailog_peak.peak_thresholds")
                .query((row, number) ->
                        thresholds(row.getLong(1), Optional.ofNullable(row.getObject(2, OffsetDateTime.class))))
                .single();
    }

    private CheckResult thresholds(final long number, final Optional<OffsetDateTime> calculated) {
        if (number == 0 || calculated.isEmpty()) {
            return CheckResult.warning(
                    "thresholds",
                    "there are none, so every namespace is judged by the same fallback",
                    "Run ./run-job.sh init --days 21, then ./run-job.sh thresholds.");
        }
        final Duration age = Duration.between(calculated.get().toInstant(), clock.instant());
        final String found = String.format(Locale.ROOT, "%,d, computed %s ago", number, text(age));
        return age.compareTo(THRESHOLD_AGE) > 0
                ? CheckResult.warning("thresholds", found, "Run ./run-job.sh thresholds, weekly best (jobs/crontab).")
                : CheckResult.ok("thresholds", found);
    }

    private CheckResult lastRegular() {
        final Optional<Instant> last = jdbc.sql("""
                        SELECT max(begin.parameter_value::timestamptz)
                        FROM ailog_batch.batch_job_execution AS execution
                        JOIN ailog_batch.batch_job_instance AS instance USING (job_instance_id)
                        JOIN ailog_batch.batch_job_execution_params AS begin
                          ON begin.job_execution_id = execution.job_execution_id AND begin.parameter_name = 'asOf'
                        WHERE instance.job_name = 'regular' AND execution.status = 'COMPLETED'
                        """)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .single();
        if (last.isEmpty()) {
            return CheckResult.warning(
                    "last regular run", "there was none", "Let cron run it every 15 minutes: jobs/crontab.");
        }
        final Duration age = Duration.between(last.get(), clock.instant());
        return age.compareTo(REGULAR_AGE) > 0
                ? CheckResult.failed(
                        "last regular run",
                        "the last that completed began " + text(age) + " ago",
                        "See ./run-job.sh status --job regular, and whether cron runs (jobs/crontab).")
                : CheckResult.ok("last regular run", "the last that completed began " + text(age) + " ago");
    }

    private CheckResult gaps() {
        final Instant end = Window.containing(clock.instant()).start().minus(IN_HAND);
        final Optional<Instant> first = coverage.firstFrom(end.minus(LOOKED_AT), namespaces.names())
                .map(Window::start)
                .filter(start -> start.isBefore(end));
        if (first.isEmpty()) {
            return CheckResult.warning(
                    "coverage",
                    "nothing was collected in the last " + LOOKED_AT.toDays() + " days",
                    "Run ./run-job.sh init --days 21, and backfill --days 7.");
        }
        final WindowRange range = new WindowRange(first.get(), end);
        final List<WindowRange> gaps = WindowRange.joined(new TreeSet<>(coverage.missing(range, namespaces.names())));
        if (gaps.isEmpty()) {
            return CheckResult.ok("coverage", "complete from " + range);
        }
        final WindowRange whole =
                new WindowRange(gaps.get(0).from(), gaps.get(gaps.size() - 1).to());
        return CheckResult.failed(
                "coverage",
                String.format(
                        Locale.ROOT,
                        "%,d windows in %,d gaps, the first %s",
                        gaps.stream().mapToLong(WindowRange::size).sum(),
                        gaps.size(),
                        gaps.get(0)),
                "Run ./run-job.sh backfill --from " + whole.from() + " --to " + whole.to() + " --only missing,failed");
    }

    private static String text(final Duration age) {
        return age.toHours() >= 48
                ? age.toDays() + " days"
                : age.toMinutes() >= 120 ? age.toHours() + " hours" : age.toMinutes() + " minutes";
    }
}
