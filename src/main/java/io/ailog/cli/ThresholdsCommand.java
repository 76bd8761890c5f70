package io.ailog.cli;

import io.ailog.job.JobName;
import io.ailog.threshold.Percentile;
import io.ailog.threshold.ThresholdRequest;
import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code thresholds}: what is usual, computed anew. */
@Command(
        name = JobName.THRESHOLDS,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Computes percentile, CAP and slot statistics from the counts collected so far, and puts them in force together.",
        footer = {
            "",
            "Examples:",
            "  ./run-job.sh thresholds",
            "  ./run-job.sh thresholds --percentile 0.95 --weeks 6 --dry-run"
        })
final class ThresholdsCommand implements Callable<Integer> {
    private final Session session;
    private final Screen screen;

    @Option(
            names = "--percentile",
            paramLabel = "P",
            defaultValue = "0.93",
            description = "The level, above 0 and below 1; ${DEFAULT-VALUE} if left out.")
    private double percentile;

    @Option(names = "--weeks", paramLabel = "N", description = "Look at the last N weeks alone.")
    private @Nullable Integer weeks;

    @Option(
            names = "--zero-windows",
            paramLabel = "include|exclude",
            defaultValue = "exclude",
            description = "Whether covered windows without errors count; ${DEFAULT-VALUE} if left out.")
    private ZeroWindows zeroWindows = ZeroWindows.exclude;

    @Option(names = "--dry-run", description = "Compute and print, but put nothing in force.")
    private boolean dryRun;

    @Option(names = "--verbose", description = "Print median, mean, maximum and samples of each threshold too.")
    private boolean verbose;

    @Mixin
    private QuietOption quiet = new QuietOption();

    /** What happens to windows without errors, as the option writes it. */
    enum ZeroWindows {
        include,
        exclude
    }

    ThresholdsCommand(final Session session, final Screen screen) {
        this.session = session;
        this.screen = screen;
    }

    @Override
    public Integer call() {
        quiet.apply(screen);
        final ThresholdRequest request = request(session.clock().instant());
        return session.run(JobName.THRESHOLDS, dryRun, context -> context.getBean(ConsoleThresholds.class)
                .run(request, verbose)
                .code());
    }

    private ThresholdRequest request(final Instant now) {
        if (weeks != null && (weeks < 1 || weeks > 520)) {
            throw new Failure(Kind.CONFIGURATION, "`--weeks` must be 1 to 520, was " + weeks + ".");
        }
        final @Nullable Instant since =
                weeks == null ? null : now.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(7L * weeks));
        return new ThresholdRequest(percentile(), since, zeroWindows == ZeroWindows.include);
    }

    private Percentile percentile() {
        try {
            return new Percentile(percentile);
        } catch (final IllegalArgumentException e) {
            throw new Failure(Kind.CONFIGURATION, String.valueOf(e.getMessage()), e);
        }
    }
}
