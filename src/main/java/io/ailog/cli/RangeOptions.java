package io.ailog.cli;

import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name a range of time. */
final class RangeOptions {
    private static final int MOST_DAYS = 3_660;

    @Option(
            names = "--days",
            paramLabel = "N",
            description = "The last N complete days of UTC, instead of --from and --to.")
    private @Nullable Integer days;

    @Option(
            names = "--from",
            paramLabel = "T",
            converter = TimeArgument.class,
            description = "Start of the range: 2026-01-01, 2026-01-01T00:00:00Z, or with an offset.")
    private @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "T",
            converter = TimeArgument.class,
            description = "End of the range, not included; the last complete window if it is left out.")
    private @Nullable Instant to;

    boolean isGiven() {
        return days != null || from != null || to != null;
    }

    /**
     * The range of whole windows that the options mean, up to the last complete window.
     *
     * @throws Failure when they contradict each other or nothing is left
     */
    WindowRange resolve(final Clock clock, final Screen screen) {
        final Instant complete = Window.containing(clock.instant()).start();
        final WindowRange asked = asked(clock.instant(), complete);
        final WindowRange range = asked.endingAt(complete).orElse(asked);
        if (range.to().isBefore(asked.to())) {
            screen.line("The range is cut at the last complete window: it ends at " + complete + " instead of "
                    + asked.to() + ".");
        }
        return range;
    }

    private WindowRange asked(final Instant now, final Instant complete) {
        if (days != null) {
            return lastDays(days, now.truncatedTo(ChronoUnit.DAYS));
        }
        if (from == null) {
            throw wrong("Name a range: --days N, or --from T with or without --to T.");
        }
        if (!from.isBefore(complete)) {
            throw wrong("`--from` must lie before the last complete window, which ends at " + complete + "; was " + from
                    + ".");
        }
        final Instant end = to != null ? to : complete;
        if (!from.isBefore(end)) {
            throw wrong("`--from` must be before `--to`, were " + from + " and " + end + ".");
        }
        return WindowRange.around(from, end);
    }

    private WindowRange lastDays(final int number, final Instant midnight) {
        if (from != null || to != null) {
            throw wrong("`--days` goes without `--from` and `--to`: give the one or the others.");
        }
        if (number < 1 || number > MOST_DAYS) {
            throw wrong("`--days` must be 1 to " + MOST_DAYS + ", was " + number + ".");
        }
        return new WindowRange(midnight.minus(Duration.ofDays(number)), midnight);
    }

    private static Failure wrong(final String message) {
        return new Failure(Kind.CONFIGURATION, message);
    }
}
