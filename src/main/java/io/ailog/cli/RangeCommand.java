package io.ailog.cli;

import io.ailog.job.JobName;
import io.ailog.job.RunRequest;
import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import io.ailog.window.WindowRange;
import java.util.concurrent.Callable;
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
        if (run.quiet()) {
            screen.quiet();
        }
        final WindowRange windows = range.resolve(session.clock(), screen);
        final RunRequest request = request(windows, run);
        return session.run(job, run.dryRun(), context -> context.getBean(ConsoleRun.class)
                .run(request)
                .code());
    }

    /** What is to be run over {@code windows}. */
    RunRequest request(final WindowRange windows, final RunOptions options) {
        return RunRequest.overRange(job, windows, options.workers(), options.rerun());
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
                "  ./run-job.sh backfill --days 7 --detect-only    after new thresholds or known issues",
                "",
                "The same command resumes a backfill that failed, was stopped or killed."
            })
    static final class Backfill extends RangeCommand {
        @Option(
                names = "--detect-only",
                description = "Judge once more what is collected already, without asking Elasticsearch.")
        private boolean detectOnly;

        Backfill(final Session session, final Screen screen) {
            super(JobName.BACKFILL, session, screen);
        }

        /** What has changed is not in the range, so judging it again is never done already. */
        @Override
        RunRequest request(final WindowRange windows, final RunOptions options) {
            if (detectOnly && options.dryRun()) {
                throw new Failure(
                        Kind.CONFIGURATION,
                        "`--detect-only` can't be had with `--dry-run`: a dry run counts, and has no facts to judge.");
            }
            return detectOnly
                    ? RunRequest.overRange(JobName.DETECT, windows, options.workers(), true)
                    : super.request(windows, options);
        }
    }
}
