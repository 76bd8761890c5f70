package io.ailog.cli;

import io.ailog.job.JobName;
import io.ailog.job.RegularWindows;
import io.ailog.job.RunRequest;
import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import io.ailog.window.Schema;
import io.ailog.window.WindowRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code regular}: the newest windows, as cron wants them. */
@Command(
        name = JobName.REGULAR,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Collects and detects the last two complete windows, and those missed since the last complete one.",
        footer = {
            "",
            "Examples:",
            "  */15 * * * * /opt/ailog/run-job.sh regular --quiet     in a crontab",
            "  ./run-job.sh regular --output reports                  and what it looks like",
            "  ./run-job.sh regular --from 2026-01-01T10:00:00Z --to 2026-01-01T12:00:00Z"
        })
final class RegularCommand implements Callable<Integer> {
    private static final Duration LEAST_REPORTED = Duration.ofDays(1);

    private final Session session;
    private final Screen screen;

    @Mixin
    private RangeOptions range = new RangeOptions();

    @Option(names = "--rerun", description = "Do it again even if the same range is complete.")
    private boolean rerun;

    @Option(names = "--dry-run", description = "Write nothing to any database; say what would have been written.")
    private boolean dryRun;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Mixin
    private QuietOption quiet = new QuietOption();

    RegularCommand(final Session session, final Screen screen) {
        this.session = session;
        this.screen = screen;
    }

    @Override
    public Integer call() {
        quiet.apply(screen);
        final Optional<RunRequest> asked = range.isGiven()
                ? Optional.of(RunRequest.overRange(JobName.REGULAR, range.resolve(session.clock(), screen), 1, rerun))
                : Optional.empty();
        output.check(dryRun);
        return session.run(JobName.REGULAR, dryRun, context -> run(asked.orElseGet(() -> due(context)), context)
                .code());
    }

    private ExitCode run(final RunRequest request, final ApplicationContext context) {
        final WindowRange span = span(request.ranges());
        return output.around(
                () -> context.getBean(ConsoleRun.class).run(request), range.isGiven() ? span : lately(span), context);
    }

    /** Half an hour tells nobody since when something is wrong. */
    private static WindowRange lately(final WindowRange span) {
        final Instant dayBefore = span.to().minus(LEAST_REPORTED);
        return new WindowRange(dayBefore.isBefore(span.from()) ? dayBefore : span.from(), span.to());
    }

    private static WindowRange span(final List<WindowRange> ranges) {
        return new WindowRange(
                Collections.min(ranges.stream().map(WindowRange::from).toList()),
                Collections.max(ranges.stream().map(WindowRange::to).toList()));
    }

    private RunRequest due(final ApplicationContext context) {
        context.getBean(Schema.class).requireCurrent();
        final RegularWindows.Due due = context.getBean(RegularWindows.class).due();
        due.tooOld().ifPresent(this::warnOfGap);
        due.held().forEach(held -> screen.line("left to another run that is at work on it: " + held));
        if (due.free().isEmpty()) {
            throw new Failure(
                    Kind.HELD,
                    "Another run holds all windows that are due. Nothing to do but wait: the next `regular` catches up.");
        }
        return RunRequest.regular(due.free(), rerun);
    }

    private void warnOfGap(final WindowRange gap) {
        screen.lastingWarning("nothing was collected from " + gap
                + ", too long ago to catch up. Run ./run-job.sh backfill --from " + gap.from() + " --to " + gap.to());
    }
}
