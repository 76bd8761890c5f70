package io.ailog.job;

import java.time.Instant;
import java.util.Comparator;

/**
 * A namespace in 15 minutes, as plain numbers.
 *
 * @param start seconds since 1970 at which the 15 minutes begin
 */
record Cell(long start, String namespace) implements Comparable<Cell> {
    private static final Comparator<Cell> ORDER =
            Comparator.comparingLong(Cell::start).thenComparing(Cell::namespace);
    private static final int DAY = 86_400;
    private static final int HOUR = 3_600;
    private static final int QUARTER = 900;
    /** 1970 began on a Thursday, which is 3 where Monday is 0. */
    private static final int FIRST_DAY_OF_WEEK = 3;

    Instant from() {
        return Instant.ofEpochSecond(start);
    }

    Instant to() {
        return Instant.ofEpochSecond(start + QUARTER);
    }

    /** The row of {@code peak_raw_data} that says {@code count}, in the form that {@link StoredCounts} reads. */
    String row(final long count) {
        final long time = Math.floorMod(start, DAY);
        return "%d|%s|%d|%d|%d|%d.00|%d"
                .formatted(
                        start,
                        namespace,
                        (Math.floorDiv(start, DAY) + FIRST_DAY_OF_WEEK) % 7,
                        time / HOUR,
                        time % HOUR / QUARTER,
                        count,
                        count);
    }

    /** The row of the ledger that says {@code count}. */
    String coverage(final long count) {
        return start + "|" + namespace + "|" + count;
    }

    @Override
    public int compareTo(final Cell other) {
        return ORDER.compare(this, other);
    }
}
