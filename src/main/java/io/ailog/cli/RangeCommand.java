package io.ailog.cli;

import io.ailog.job.JobName;
import io.ailog.job.LeftWindows;
import io.ailog.job.RunRequest;
import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import io.ailog.window.Schema;
import io.ailog.window.WindowRange;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A job over a range that the user names. */
abstract class RangeCommand implements Callable<Integer> {
    private final String job;
    private final Session session;
    private final Screen screen;

    @Mixin
    private RangeOptions range = new RangeOptions();

    @Mixin
    private RunOptions run = new RunOptions();

    RangeCommand(final String job, final Session session, final Screen screen) {
        this.job = job;
        this.session = session;
        this.screen = screen;
    }

    @Override
    public Integer call() {
        run.quieten(screen);
        final WindowRange windows = range.resolve(session.clock(), screen);
        final RunRequest request = request(windows, run);
        return session.run(job, run.dryRun(), context -> run(request, context).code());
    }

    /** What is to be run over {@code windows}. */
    RunRequest request(final WindowRange windows, final RunOptions options) {
        return RunRequest.overRange(job, windows, options.workers(), options.rerun());
    }

    ExitCode run(final RunRequest request, final ApplicationContext context) {
        return context.getBean(ConsoleRun.class).run(request);
    }

    /** {@code init}. */
    @Command(
            name = JobName.INIT,
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Collects the error counts of a past range as the baseline of all thresholds.",
            footer = {
                "",
                "Examples:",
                "  ./run-job.sh init --days 21",
                "  ./run-job.sh init --from 2026-01-01 --to 2026-02-01 --workers 2"
            })
    static final class Init extends RangeCommand {
        Init(final Session session, final Screen screen) {
            super(JobName.INIT, session, screen);
        }
    }

    /** {@code backfill}. */
    @Command(
            name = JobName.BACKFILL,
            mixinStandardHelpOptions = true,
            sortOptions = false,
            description = "Collects the errors of a past range, counts and documents, and detects incidents in it.",
            footer = {
                "",
                "Examples:",
                "  ./run-job.sh backfill --days 7",
                "  ./run-job.sh backfill --from 2026-01-01 --to 2026-02-01 --workers 2",
                "  ./run-job.sh backfill --days 7 --detect-only   after new thresholds",
                "  ./run-job.sh backfill --days 90 --only missing,failed   fills gaps",
                "",
                "The same command resumes a backfill that failed, was stopped or killed."
            })
    static final class Backfill extends RangeCommand {
        private final Screen screen;

        @Mixin
        private OutputOptions output = new OutputOptions();

        @Option(
                names = "--detect-only",
                description = "Judge once more what is collected already, without asking Elasticsearch.")
        private boolean detectOnly;

        @Option(
                names = "--only",
                paramLabel = "KINDS",
                split = ",",
                description =
                        "Work on what is left of the range alone, missing, failed or both with a comma: missing, windows that were not collected or read;"
                                + " failed, those of a backfill that was broken off.")
        private Set<Left> only = EnumSet.noneOf(Left.class);

        /** What is left of a range, as the option writes it. */
        enum Left {
            missing(LeftWindows.Kind.MISSING),
            failed(LeftWindows.Kind.FAILED);

            private final LeftWindows.Kind kind;

            Left(final LeftWindows.Kind kind) {
                this.kind = kind;
            }
        }

        Backfill(final Session session, final Screen screen) {
            super(JobName.BACKFILL, session, screen);
            this.screen = screen;
        }

        /** What has changed is not in the range, so judging it again is never done already. */
        @Override
        RunRequest request(final WindowRange windows, final RunOptions options) {
            output.check(options.dryRun());
            if (detectOnly && options.dryRun()) {
                throw new Failure(
                        Kind.CONFIGURATION,
                        "`--detect-only` can't be had with `--dry-run`: a dry run counts, and has no facts to judge.");
            }
            if (detectOnly && !only.isEmpty()) {
                throw new Failure(
                        Kind.CONFIGURATION,
                        "`--detect-only` goes without `--only`: it judges what is collected, and collects nothing.");
            }
            return detectOnly
                    ? RunRequest.overRange(JobName.DETECT, windows, options.workers(), true)
                    : super.request(windows, options);
        }

        @Override
        ExitCode run(final RunRequest request, final ApplicationContext context) {
            return output.around(() -> left(request, context), request.ranges().get(0), context);
        }

        private ExitCode left(final RunRequest request, final ApplicationContext context) {
            if (only.isEmpty()) {
                return super.run(request, context);
            }
            context.getBean(Schema.class).requireCurrent();
            final WindowRange range = request.ranges().get(0);
            final List<WindowRange> left = context.getBean(LeftWindows.class)
                    .in(range, only.stream().map(kind -> kind.kind).collect(Collectors.toSet()));
            if (left.isEmpty()) {
                screen.result("backfill: nothing is left of " + range + "; nothing to do.");
                return ExitCode.DONE;
            }
            return super.run(request.over(left), context);
        }
    }
}
