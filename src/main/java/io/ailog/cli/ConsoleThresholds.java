package io.ailog.cli;

import io.ailog.job.JobRunner;
import io.ailog.job.RunOutcome;
import io.ailog.job.RunRequest;
import io.ailog.threshold.ThresholdRequest;
import io.ailog.threshold.ThresholdSet;
import io.ailog.window.Schema;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Runs {@code thresholds}, and shows what came out. */
@Component
class ConsoleThresholds {
    private final Schema schema;
    private final ObjectProvider<JobRunner> runner;
    private final Screen screen;
    private final boolean dryRun;

    ConsoleThresholds(
            final Schema schema,
            final ObjectProvider<JobRunner> runner,
            final Screen screen,
            @Value("${ailog.dry-run}") final boolean dryRun) {
        this.schema = schema;
        this.runner = runner;
        this.screen = screen;
        this.dryRun = dryRun;
    }

    ExitCode run(final ThresholdRequest request, final boolean verbose) {
        schema.requireCurrent();
        final RunOutcome outcome = runner.getObject().run(RunRequest.thresholds(request));
        if (outcome.state() == RunOutcome.State.STOPPED && outcome.thresholds().isEmpty()) {
            screen.result(
                    "thresholds stopped; those in force before still are. Give the same command again to compute them.");
        }
        // what was computed and then not committed is not in force
        outcome.failure().ifPresentOrElse(failure -> screen.failure(failure.getMessage()), () -> outcome.thresholds()
                .ifPresent(set -> show(request, set, verbose)));
        return ExitCode.of(outcome);
    }

    private void show(final ThresholdRequest request, final ThresholdSet set, final boolean verbose) {
        final ThresholdTables tables = new ThresholdTables(set);
        screen.line("Errors per window at " + request.percentile() + ", by day of the week (UTC):");
        tables.matrix().forEach(screen::line);
        screen.line("");
        screen.line("CAP of each namespace, (median + mean) / 2 of its week:");
        tables.caps().forEach(screen::line);
        if (verbose) {
            screen.line("");
            screen.line("What each threshold rests on:");
            tables.details().forEach(screen::line);
        }
        screen.line("");
        warnOfLittleData(set);
        screen.result(String.format(
                Locale.ROOT,
                "thresholds%s: %,d thresholds, %,d CAPs and %,d slot statistics %s, from counts of %s to %s.",
                dryRun ? " --dry-run" : " done",
                set.thresholds().size(),
                set.caps().size(),
                set.slots(),
                dryRun ? "would be in force" : "are in force",
                set.dataFrom(),
                set.dataTo()));
    }

    private void warnOfLittleData(final ThresholdSet set) {
        if (set.days() < 7) {
            screen.warning("the counts span " + set.days() + (set.days() == 1 ? " day" : " days")
                    + " only; thresholds want 7 or more. Run ./run-job.sh init --days 21");
        }
    }
}
