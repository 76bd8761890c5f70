package io.ailog.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.signature.EventBatch;
import io.ailog.window.WindowRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StretchesTest {
    private static final Instant START = Instant.parse("2026-01-12T00:00:00Z");

    @Test
    void putsNeighboursTogetherBelowTheLimit() {
        assertThat(sizes(batch(0, 40), batch(1, 0), batch(2, 59), batch(3, 1), batch(4, 100), batch(5, 1)))
                .containsExactly(List.of(40L, 0L, 59L), List.of(1L), List.of(100L), List.of(1L));
    }

    @Test
    void leavesGapsOut() {
        assertThat(sizes(batch(0, 1), batch(2, 1), batch(3, 1))).containsExactly(List.of(1L), List.of(1L, 1L));
    }

    @Test
    void holdsNoMoreThanSixtyFourSinks() {
        final Stream<EventBatch> many = Stream.iterate(0, i -> i + 1).limit(100).map(i -> batch(i, 0));

        assertThat(sizes(many.toArray(EventBatch[]::new)))
                .extracting(List::size)
                .containsExactly(64, 36);
    }

    @Test
    void spansOnlyWhatHasDocuments() {
        final Span span = new Stretch(List.of(batch(0, 0), batch(1, 3), batch(2, 4), batch(3, 0))).span();

        assertThat(span).isEqualTo(new Span(at(1).toEpochMilli(), at(3).toEpochMilli(), 7));
    }

    @Test
    void cutsSpansWithoutGap() {
        final List<Span> parts = new Span(0, 1_000, 30).cut(3);

        assertThat(parts).containsExactly(new Span(0, 333, 11), new Span(333, 666, 11), new Span(666, 1_000, 11));
    }

    private static List<List<Long>> sizes(final EventBatch... batches) {
        final List<List<Long>> sizes = new ArrayList<>();
        new Stretches(Stream.of(batches).iterator(), 100)
                .forEachRemaining(stretch -> sizes.add(
                        stretch.batches().stream().map(EventBatch::expected).toList()));
        return sizes;
    }

    private static EventBatch batch(final int window, final long expected) {
        return new EventBatch(new WindowRange(at(window), at(window + 1)), expected);
    }

    private static Instant at(final int window) {
        return START.plus(Duration.ofMinutes(15).multipliedBy(window));
    }
}
