package io.ailog.logs;

import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What the logs of a demo depend on, and nothing else: the seed, the first day, and how far they reached each time they
 * were written or topped up. What was generated before a top-up stays as it was.
 *
 * @param start midnight of the first day, UTC
 * @param ends on windows' edges, ascending
 */
public record Timeline(long seed, Instant start, List<Instant> ends) {
    /** Days of usual logs, without incidents, at the beginning. */
    public static final int BASELINE_DAYS = 14;

    private static final int DAYS = 21;

    public Timeline {
        ends = List.copyOf(ends);
        if (ends.isEmpty() || !start.equals(start.truncatedTo(ChronoUnit.DAYS))) {
            throw new IllegalArgumentException(
                    "`start` must be a midnight and `ends` must name one, were " + start + " and " + ends);
        }
    }

    /** Three weeks of whole days and what is over of the day of {@code now}, up to the last complete window. */
    public static Timeline threeWeeksBefore(final long seed, final Instant now) {
        final Instant end = Window.containing(now).start();
        return new Timeline(seed, end.truncatedTo(ChronoUnit.DAYS).minus(DAYS, ChronoUnit.DAYS), List.of(end));
    }

    /** The same, with the windows up to the one that is complete at {@code now}, if that is later. */
    public Timeline toppedUpTo(final Instant now) {
        final Instant end = Window.containing(now).start();
        if (!end.isAfter(end())) {
            return this;
        }
        final List<Instant> more = new ArrayList<>(ends);
        more.add(end);
        return new Timeline(seed, start, more);
    }

    /** The same as it was first written. */
    Timeline beforeTopUps() {
        return new Timeline(seed, start, ends.subList(0, 1));
    }

    public Instant end() {
        return ends.get(ends.size() - 1);
    }

    public WindowRange range() {
        return new WindowRange(start, end());
    }

    /** The two weeks from which thresholds are learnt. */
    public WindowRange baseline() {
        return new WindowRange(start, start.plus(BASELINE_DAYS, ChronoUnit.DAYS));
    }
}
