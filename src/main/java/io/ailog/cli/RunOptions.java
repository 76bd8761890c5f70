package io.ailog.cli;

import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say how a range is worked on. */
final class RunOptions {
    private static final int MOST_WORKERS = 20;

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "2",
            description =
                    "Days that are worked on at the same time, ${DEFAULT-VALUE} if left out: one is read while another is written.")
    private int workers;

    @Option(names = "--rerun", description = "Do it again even if the same range is complete.")
    private boolean rerun;

    @Option(names = "--dry-run", description = "Write nothing to any database; say what would have been written.")
    private boolean dryRun;

    @Mixin
    private QuietOption quiet = new QuietOption();

    int workers() {
        requireWorkers(workers);
        return workers;
    }

    static void requireWorkers(final int number) {
        if (number < 1 || number > MOST_WORKERS) {
            throw new Failure(Kind.CONFIGURATION, "`--workers` must be 1 to " + MOST_WORKERS + ", was " + number + ".");
        }
    }

    boolean rerun() {
        return rerun;
    }

    boolean dryRun() {
        return dryRun;
    }

    void quieten(final Screen screen) {
        quiet.apply(screen);
    }
}
