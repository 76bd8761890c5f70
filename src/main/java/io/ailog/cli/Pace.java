package io.ailog.cli;

import io.ailog.job.Progress.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
    private static final int LONGEST = 24;
    private static final int SHORTEST = 3;

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
            line.append("; ").append(Amount.of(rate(now))).append(" windows a second");
            line.append(phase == Phase.COLLECT ? ", " + Amount.of(rate(errors)) + " errors" : "");
            line.append(", ").append(Durations.text(left())).append(" to go");
        }
        return line.toString();
    }

    /** A bar for a terminal, of {@code columns} characters at most: what has no room is left out, the bar first. */
    String bar(final int columns) {
        final String beginning = (phase == Phase.COLLECT ? "collecting " : "judging ") + percent() + "%";
        final List<String> facts = new ArrayList<>(facts());
        while (facts.size() > 1 && room(columns, beginning, facts) < 0) {
            facts.remove(1);
        }
        final int length = Math.min(LONGEST, room(columns, beginning, facts) - " []".length());
        final String text =
                beginning + (length < SHORTEST ? " " : " " + drawn(length) + " ") + String.join(", ", facts);
        return text.substring(0, Math.max(0, Math.min(columns, text.length())));
    }

    private static int room(final int columns, final String beginning, final List<String> facts) {
        return columns - beginning.length() - String.join(", ", facts).length() - 1;
    }

    private String drawn(final int length) {
        final int filled = (int) (done() * length / Math.max(1, total));
        return "[" + "#".repeat(filled) + ".".repeat(length - filled) + "]";
    }

    private List<String> facts() {
        final String windows = String.format(Locale.ROOT, "%,d/%,d windows", done(), total);
        if (now == 0) {
            return List.of(windows);
        }
        final String left = Durations.brief(left()) + " left";
        return phase == Phase.COLLECT
                ? List.of(
                        windows + " " + perSecond(now),
                        Amount.of((double) errors) + " errors " + perSecond(errors),
                        left)
                : List.of(windows + " " + perSecond(now), left);
    }

    private String perSecond(final long count) {
        return Amount.of(rate(count)) + "/s";
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
