package io.ailog.cli;

import java.time.Duration;
import java.util.Locale;

/** Durations as people say them. */
final class Durations {
    private Durations() {}

    /** {@code 12s}, {@code 3m20s}, {@code 2h05m}, where there is little room. */
    static String brief(final Duration duration) {
        if (duration.toMinutes() < 2) {
            return duration.toSeconds() + "s";
        }
        return duration.toHours() < 2
                ? String.format(Locale.ROOT, "%dm%02ds", duration.toMinutes(), duration.toSecondsPart())
                : String.format(Locale.ROOT, "%dh%02dm", duration.toHours(), duration.toMinutesPart());
    }

    /** {@code 0.4 s}, {@code 12 s}, {@code 3 min 20 s}, {@code 2 h 5 min}. */
    static String text(final Duration duration) {
        if (duration.toSeconds() < 10) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        }
        if (duration.toMinutes() < 2) {
            return duration.toSeconds() + " s";
        }
        return duration.toHours() < 2
                ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
                : duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }
}
