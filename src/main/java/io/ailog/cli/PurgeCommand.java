package io.ailog.cli;

import io.ailog.job.JobName;
import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code purge}: nothing is kept for longer than it needs to be. */
@Command(
        name = JobName.PURGE,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Removes counts, facts and the ledger of old windows, and the record of old completed runs."
                + " What thresholds in force or open incidents need stays, and so do incidents and totals.",
        footer = {
            "",
            "Examples:",
            "  ./run-job.sh purge --older-than 400d --dry-run",
            "  ./run-job.sh purge --older-than 400d --quiet"
        })
final class PurgeCommand implements Callable<Integer> {
    private static final Pattern DAYS = Pattern.compile("([0-9]{1,5})d");
    private static final int MOST_DAYS = 18_250;

    private final Session session;
    private final Screen screen;

    @Option(
            names = "--older-than",
            paramLabel = "Nd",
            required = true,
            description = "What is older than N days of UTC goes, as in 400d.")
    private String age = "";

    @Option(names = "--dry-run", description = "Remove nothing; say what would go.")
    private boolean dryRun;

    @Mixin
    private QuietOption quiet = new QuietOption();

    PurgeCommand(final Session session, final Screen screen) {
        this.session = session;
        this.screen = screen;
    }

    @Override
    public Integer call() {
        quiet.apply(screen);
        final int days = days();
        final Instant cut =
                session.clock().instant().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(days));
        return session.run(JobName.PURGE, dryRun, context -> context.getBean(ConsolePurge.class)
                .run(cut, days)
                .code());
    }

    private int days() {
        final Matcher given = DAYS.matcher(age);
        final int days = given.matches() ? Integer.parseInt(given.group(1)) : 0;
        if (days < 1 || days > MOST_DAYS) {
            throw new Failure(
                    Kind.CONFIGURATION,
                    "`--older-than` must be a number of days with a d, 1d to " + MOST_DAYS + "d, was "
                            + OneLine.of(age, 40) + ". Write 400 days as 400d.");
        }
        return days;
    }
}
