package io.ailog.elasticsearch;

import io.ailog.signature.EventBatch;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A time whose documents are read page by page: half-open {@code [from, to)} in milliseconds since 1970.
 *
 * @param expected about how many documents there are, by which pages are chosen
 */
record Span(long from, long to, long expected) {
    private static final long WINDOW_MILLIS = Window.LENGTH.toMillis();

    static Span of(final EventBatch batch) {
        final WindowRange range = batch.range();
        return new Span(range.from().toEpochMilli(), range.to().toEpochMilli(), batch.expected());
    }

    /** Parts of equal duration that together are this span. */
    List<Span> cut(final int parts) {
        return LongStream.range(0, parts)
                .mapToObj(i -> new Span(edge(i, parts), edge(i + 1, parts), expected / parts + 1))
                .toList();
    }

    private long edge(final long part, final int parts) {
        return from + (to - from) * part / parts;
    }

    boolean contains(final long millis) {
        return from <= millis && millis < to;
    }

    Instant start() {
        return Instant.ofEpochMilli(from);
    }

    Instant end() {
        return Instant.ofEpochMilli(to);
    }

    /** Which window the time falls into. */
    static long window(final long millis) {
        return Math.floorDiv(millis, WINDOW_MILLIS);
    }
}
