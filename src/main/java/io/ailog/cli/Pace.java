package io.ailog.cli;

import io.ailog.job.Progress.Phase;
import java.time.Duration;
import java.util.Locale;

/**
 * How far a phase of a run is, and how fast.
 *
 * @param total windows of the range
 * @param before windows that were done before this run
 * @param now windows that this run has done
 * @param errors documents in those that this run has collected
 * @param elapsed since the phase began
 */
record Pace(String job, Phase phase, long total, long before, long now, long errors, Duration elapsed) {
    private static final int BAR = 24;

    /** A sentence for a log or a mail. */
    String line() {
        final StringBuilder line = new StringBuilder(
                String.format(Locale.ROOT, "%s: %s %,d of %,d windows (%d %%)", job, past(), done(), total, percent()));
        if (phase == Phase.COLLECT) {
            line.append(String.format(Locale.ROOT, ", %,d errors", errors));
        }
        if (before > 0) {
            line.append(String.format(Locale.ROOT, ", %,d of them before", before));
        }
        if (now > 0) {
            line.append(String.format(Locale.ROOT, "; %,.0f windows a second", rate(now)));
            line.append(phase == Phase.COLLECT ? String.format(Locale.ROOT, ", %,.0f errors", rate(errors)) : "");
            line.append(", ").append(Durations.text(left())).append(" to go");
        }
        return line.toString();
    }

    /** A bar for a terminal, of {@code columns} characters at most. */
    String bar(final int columns) {
        final int filled = (int) (done() * BAR / Math.max(1, total));
        final String text = String.format(
                Locale.ROOT,
                "%s: %s [%s%s] %3d %%  %,d/%,d windows%s",
                job,
                phase == Phase.COLLECT ? "collecting" : "judging",
                "#".repeat(filled),
                ".".repeat(BAR - filled),
                percent(),
                done(),
                total,
                now > 0 ? "  " + Durations.text(left()) + " to go" : "");
        return text.length() > columns ? text.substring(0, Math.max(0, columns)) : text;
    }

    private String past() {
        return phase == Phase.COLLECT ? "collected" : "judged";
    }

    private long done() {
        return Math.min(total, before + now);
    }

    private long percent() {
        return done() * 100 / Math.max(1, total);
    }

    private double rate(final long count) {
        return count / Math.max(0.001, elapsed.toMillis() / 1000.0);
    }

    private Duration left() {
        return Duration.ofMillis(Math.round((total - done()) / rate(now) * 1000));
    }
}
