package io.ailog.window;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * Windows that follow each other without a gap, half-open {@code [from, to)}; never empty.
 *
 * @param from start of the first window
 * @param to end of the last window
 */
public record WindowRange(Instant from, Instant to) {
    public WindowRange {
        final Window first = new Window(from);
        final Window end = new Window(to);
        if (first.compareTo(end) >= 0) {
            throw new IllegalArgumentException("`from` must be before `to`, were " + from + " and " + to);
        }
    }

    /** The smallest range of whole windows that holds {@code [from, to)}. */
    public static WindowRange around(final Instant from, final Instant to) {
        final Window last = Window.containing(to);
        return new WindowRange(Window.containing(from).start(), last.start().equals(to) ? last.start() : last.end());
    }

    public static WindowRange of(final Window window) {
        return new WindowRange(window.start(), window.end());
    }

    /** {@code windows} as ranges, those that follow each other as one, in the order of time. */
    public static List<WindowRange> joined(final SortedSet<Window> windows) {
        final List<WindowRange> ranges = new ArrayList<>();
        for (final Window window : windows) {
            final int last = ranges.size() - 1;
            if (last >= 0 && ranges.get(last).to.equals(window.start())) {
                ranges.set(last, new WindowRange(ranges.get(last).from, window.end()));
            } else {
                ranges.add(of(window));
            }
        }
        return ranges;
    }

    /** The number of windows. */
    public long size() {
        return Duration.between(from, to).dividedBy(Window.LENGTH);
    }

    public Stream<Window> windows() {
        return Stream.iterate(new Window(from), window -> window.start().isBefore(to), Window::next);
    }

    public boolean contains(final Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }

    public boolean overlaps(final WindowRange other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }

    /** What is left from {@code newFrom} on, if anything. */
    public Optional<WindowRange> startingAt(final Instant newFrom) {
        return between(newFrom.isAfter(from) ? newFrom : from, to);
    }

    /** What is left before {@code newTo}, if anything. */
    public Optional<WindowRange> endingAt(final Instant newTo) {
        return between(from, newTo.isBefore(to) ? newTo : to);
    }

    /** The parts of this range that {@code other} doesn't hold, in order: none, one or two. */
    public List<WindowRange> without(final WindowRange other) {
        return overlaps(other)
                ? Stream.of(between(from, other.from), between(other.to, to))
                        .flatMap(Optional::stream)
                        .toList()
                : List.of(this);
    }

    /** The parts of this range that none of {@code others} holds, in order. */
    public List<WindowRange> without(final Collection<WindowRange> others) {
        List<WindowRange> rest = List.of(this);
        for (final WindowRange other : others) {
            rest = rest.stream().flatMap(part -> part.without(other).stream()).toList();
        }
        return rest;
    }

    /** This range cut at the midnights of UTC, in order; the first and last part may be shorter than a day. */
    public List<WindowRange> days() {
        final List<WindowRange> days = new ArrayList<>();
        Instant start = from;
        while (start.isBefore(to)) {
            final Instant midnight = start.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
            final Instant end = midnight.isBefore(to) ? midnight : to;
            days.add(new WindowRange(start, end));
            start = end;
        }
        return days;
    }

    private static Optional<WindowRange> between(final Instant from, final Instant to) {
        return from.isBefore(to) ? Optional.of(new WindowRange(from, to)) : Optional.empty();
    }

    /** As people and commands write it: {@code 2026-01-01T00:00:00Z to 2026-01-02T00:00:00Z}. */
    @Override
    public String toString() {
        return from + " to " + to;
    }
}
