package io.ailog.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ailog.server.LogDocuments;
import io.ailog.server.TestElasticsearch;
import io.ailog.signature.EventBatch;
import io.ailog.signature.EventReading;
import io.ailog.window.Failure;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** The server forgets what is being read: an index that is closed loses all of it, as a node that restarts does. */
class LostPointInTimeIT {
    private static final WindowRange DAY =
            new WindowRange(Instant.parse("2026-01-12T00:00:00Z"), Instant.parse("2026-01-13T00:00:00Z"));
    private static final int DOCUMENTS = 960;

    @BeforeEach
    void load() {
        final LogDocuments documents = new LogDocuments();
        IntStream.range(0, DOCUMENTS)
                .forEach(i -> documents.json("""
                {"@timestamp":"%s","level":"ERROR","kubernetes":{"namespace":"a"},"message":"%d"}""".formatted(DAY.from().plusSeconds(90L * i), i)));
        TestElasticsearch.startAfresh();
        TestElasticsearch.load("logs-1", documents);
    }

    @AfterEach
    void nothingStaysOpen() {
        assertThat(OpenContexts.count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 150, 500, 951})
    void readsAgainWithoutReadingTwice(final int lostAt) throws IOException {
        final List<EventList> lists = read(1, i -> i == lostAt);

        assertThat(lists).hasSize(96);
        assertThat(messages(lists)).isEqualTo(all());
    }

    @Test
    void readsSlicesAgainWithoutReadingTwice() throws IOException {
        final List<EventList> lists = read(3, i -> i == 200);

        assertThat(messages(lists)).isEqualTo(all());
    }

    @Test
    void saysWhichSettingMendsItWhenItIsLostAgainAndAgain() {
        assertThatThrownBy(() -> read(1, i -> i % 60 == 0))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.UNREACHABLE))
                .hasMessageContaining("lost what was being read, 3 times")
                .hasMessageContaining("search_context_missing_exception")
                .hasMessageContaining("ailog.elasticsearch.events.keep-alive");
    }

    /** Loses all points in time after each event whose number {@code lost} accepts. */
    private static List<EventList> read(final int slices, final IntPredicate lost) throws IOException {
        final TestSettings settings = TestSettings.of("logs-*")
                .events(new Events(50, DataSize.ofMegabytes(1), Duration.ofMinutes(1), 300, slices));
        final Losses losses = new Losses(lost);
        try (ElasticsearchConnection connection = settings.connection();
                EventReading<EventList> reading = ReadEvents.source(connection)
                        .read(batches(slices), Set.of("a"), () -> new EventList(losses::event))) {
            final List<EventList> lists = new ArrayList<>();
            reading.forEachRemaining(lists::add);
            return lists;
        }
    }

    private static Iterator<EventBatch> batches(final int slices) {
        return slices > 1
                ? Collections.singleton(new EventBatch(DAY, DOCUMENTS)).iterator()
                : DAY.windows()
                        .map(Window::start)
                        .map(start -> new EventBatch(new WindowRange(start, start.plus(Window.LENGTH)), 10))
                        .iterator();
    }

    private static Map<String, Long> messages(final List<EventList> lists) {
        return lists.stream()
                .flatMap(list -> list.events().stream())
                .collect(Collectors.groupingBy(event -> event.message(), Collectors.counting()));
    }

    private static Map<String, Long> all() {
        return IntStream.range(0, DOCUMENTS).boxed().collect(Collectors.toMap(String::valueOf, i -> 1L));
    }

    /** Counts events, and closes the index for a moment when their number says so. */
    private static final class Losses {
        private final IntPredicate lost;
        private int events;

        private Losses(final IntPredicate lost) {
            this.lost = lost;
        }

        private synchronized void event() {
            if (lost.test(++events)) {
                TestElasticsearch.server().http().expect("POST", "/logs-1/_close", "");
                TestElasticsearch.server().http().expect("POST", "/logs-1/_open?wait_for_active_shards=1", "");
            }
        }
    }
}
