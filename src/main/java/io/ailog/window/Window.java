package io.ailog.window;

import java.time.Duration;
import java.time.Instant;

/**
 * A quarter of an hour of UTC time, half-open {@code [start, start + 15 min)}, known by its start.
 *
 * @param start on :00, :15, :30 or :45
 */
public record Window(Instant start) implements Comparable<Window> {
    public static final Duration LENGTH = Duration.ofMinutes(15);

    private static final long SECONDS = LENGTH.toSeconds();

    public Window {
        if (start.getNano() != 0 || Math.floorMod(start.getEpochSecond(), SECONDS) != 0) {
            throw new IllegalArgumentException("`start` of a window must be on :00, :15, :30 or :45, was " + start
                    + ". Use Window.containing for any other time.");
        }
    }

    /** The window that {@code time} falls into. */
    public static Window containing(final Instant time) {
        return new Window(Instant.ofEpochSecond(time.getEpochSecond() - Math.floorMod(time.getEpochSecond(), SECONDS)));
    }

    /** The end, which is the start of the next window. */
    public Instant end() {
        return start.plus(LENGTH);
    }

    public Window next() {
        return new Window(end());
    }

    public Slot slot() {
        return Slot.of(start);
    }

    @Override
    public int compareTo(final Window other) {
        return start.compareTo(other.start);
    }

    @Override
    public String toString() {
        return start.toString();
    }
}
