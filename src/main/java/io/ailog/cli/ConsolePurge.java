package io.ailog.cli;

import io.ailog.job.Purge;
import io.ailog.job.PurgeOutcome;
import io.ailog.window.Removed;
import io.ailog.window.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Purges, and tells what went and what was kept back. */
@Component
class ConsolePurge {
    /** A year: enough for every season, and less than what a purge usually leaves. */
    private static final int WEEKS = 52;

    private static final int DAYS_OF_WEEK = 7;

    private final Schema schema;
    private final Purge purge;
    private final Screen screen;
    private final boolean dryRun;

    ConsolePurge(
            final Schema schema,
            final Purge purge,
            final Screen screen,
            @Value("${ailog.dry-run}") final boolean dryRun) {
        this.schema = schema;
        this.purge = purge;
        this.screen = screen;
        this.dryRun = dryRun;
    }

    /** @param days what the cut is made of, for the advice that is given */
    ExitCode run(final Instant wanted, final int days) {
        schema.requireCurrent();
        final PurgeOutcome outcome = purge.run(wanted);
        outcome.removed().forEach(this::tell);
        if (outcome.kept() > 0) {
            screen.line(String.format(
                    Locale.ROOT,
                    "  kept for open incidents: %,d windows, until peak_investigation has a%n"
                            + "  resolved_at or a status of resolved, fixed or closed",
                    outcome.kept()));
        }
        if (outcome.stopped()) {
            screen.result("purge stopped after the day in hand. Give the same command again to resume.");
            return ExitCode.STOPPED;
        }
        screen.result(result(outcome) + held(outcome.cut(), wanted, days));
        return ExitCode.DONE;
    }

    private void tell(final Removed rows) {
        screen.line(String.format(
                Locale.ROOT,
                "  %-28s %,11d rows %s, %s to %s",
                rows.table().replaceFirst(".*\\.", ""),
                rows.rows(),
                dryRun ? "would go" : "went",
                day(rows.first()),
                day(rows.last())));
    }

    private String result(final PurgeOutcome outcome) {
        final long rows = outcome.removed().stream().mapToLong(Removed::rows).sum();
        return String.format(
                Locale.ROOT,
                "purge%s in %s: %,d rows %s, windows before %s%s.",
                dryRun ? " --dry-run" : " done",
                Durations.text(outcome.elapsed()),
                rows,
                dryRun ? "would go" : "went",
                day(outcome.cut()),
                dryRun ? "; nothing was written" : "");
    }

    /** What kept the cut from being where it was wanted, and what moves it. */
    private static String held(final Instant cut, final Instant wanted, final int days) {
        if (cut.equals(wanted)) {
            return "";
        }
        final String reason = cut.equals(Instant.EPOCH)
                ? " No window went, because the thresholds in force don't say which counts they rest on"
                : " Not before " + day(wanted) + ", because the thresholds in force rest on what follows";
        return reason + ": ./run-job.sh thresholds --weeks " + Math.max(1, Math.min(WEEKS, days / DAYS_OF_WEEK))
                + ", then purge again.";
    }

    private static LocalDate day(final Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
