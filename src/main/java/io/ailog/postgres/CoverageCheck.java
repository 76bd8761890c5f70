package io.ailog.postgres;

import io.ailog.window.CheckResult;
import io.ailog.window.Namespaces;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Windows that were never collected, between the first and the last that were, for each namespace from its own first one on.
 * What {@code regular} will catch up by itself is no gap.
 */
@Component
class CoverageCheck {
    /** Of more gaps one command fills all, which looks at what lies between them too. */
    private static final int SHOWN = 3;

    private final JdbcClient jdbc;
    private final Namespaces namespaces;
    private final Clock clock;
    private final Duration catchUp;

    CoverageCheck(
            final JdbcClient jdbc,
            final Namespaces namespaces,
            final Clock clock,
            @Value("${ailog.batch.catch-up}") final Duration catchUp) {
        this.jdbc = jdbc;
        this.namespaces = namespaces;
        this.clock = clock;
        this.catchUp = catchUp;
    }

    CheckResult gaps() {
        final Instant limit = Window.containing(clock.instant().minus(catchUp)).start();
        final List<WindowRange> gaps = jdbc.sql(SqlFile.COVERAGE_GAPS.text())
                .param(namespaces.names().toArray(String[]::new))
                .param(limit.toString())
                .query((row, number) -> new WindowRange(
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        row.getObject(2, OffsetDateTime.class).toInstant()))
                .list();
        return gaps.isEmpty() ? none() : found(gaps);
    }

    private CheckResult none() {
        return jdbc.sql("SELECT min(window_start), max(window_start) FROM ailog_batch.coverage")
                .query((row, number) -> row.getObject(1) == null
                        ? CheckResult.ok("nothing was collected yet, so there are no gaps")
                        : CheckResult.ok("no gaps from " + time(row.getObject(1, OffsetDateTime.class)) + " to "
                                + time(row.getObject(2, OffsetDateTime.class).plus(Window.LENGTH))))
                .single();
    }

    private static Instant time(final OffsetDateTime time) {
        return time.toInstant();
    }

    private static String command(final WindowRange range) {
        return "./run-job.sh backfill --from " + range.from() + " --to " + range.to() + " --only missing,failed";
    }

    private static CheckResult found(final List<WindowRange> gaps) {
        final long windows = gaps.stream().mapToLong(WindowRange::size).sum();
        return CheckResult.failed(
                String.format(
                        Locale.ROOT,
                        "never collected: %,d %s in %,d %s, the first %s",
                        windows,
                        windows == 1 ? "window" : "windows",
                        gaps.size(),
                        gaps.size() == 1 ? "gap" : "gaps",
                        gaps.get(0)),
                gaps.size() > SHOWN
                        ? command(new WindowRange(
                                gaps.get(0).from(), gaps.get(gaps.size() - 1).to()))
                        : gaps.stream().map(CoverageCheck::command).collect(Collectors.joining("\n")));
    }
}
