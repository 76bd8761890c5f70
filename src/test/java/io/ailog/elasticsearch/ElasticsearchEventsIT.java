package io.ailog.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.server.LogDocuments;
import io.ailog.server.TestElasticsearch;
import io.ailog.signature.ErrorEvent;
import io.ailog.signature.EventBatch;
import io.ailog.window.WindowRange;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

class ElasticsearchEventsIT {
    private static final Instant MIDNIGHT = Instant.parse("2026-01-12T00:00:00Z");
    private static final WindowRange HOUR = hours(0, 1);
    private static final Set<String> NAMESPACES = Set.of("a", "b");

    @BeforeEach
    void clear() {
        TestElasticsearch.startAfresh();
    }

    @AfterEach
    void nothingStaysOpen() {
        assertThat(OpenContexts.count()).isZero();
    }

    @Test
    void readsWhatCountingCountsAndNothingElse() {
        TestElasticsearch.load(
                "logs-1",
                new LogDocuments()
                        .error(MIDNIGHT.minusMillis(1), "a")
                        .error(MIDNIGHT, "a")
                        .error(MIDNIGHT.plusMillis(3_599_999), "b")
                        .error(MIDNIGHT.plusMillis(3_600_000), "b")
                        .info(MIDNIGHT, "a")
                        .error(MIDNIGHT, "c")
                        .errorWithoutNamespace(MIDNIGHT));

        assertThat(read(10).events())
                .containsExactlyInAnyOrder(
                        event(MIDNIGHT, "a", "Something happened to a"),
                        event(MIDNIGHT.plusMillis(3_599_999), "b", "Something happened to b"));
    }

    @Test
    void readsAllFields() {
        TestElasticsearch.load("logs-1", new LogDocuments().json("""
                        {"@timestamp":"2026-01-12T00:00:00.017Z","level":"ERROR","kubernetes":{"namespace":"a"},
                        "application":{"name":"shop","version":"1.2.3"},"message":"It\\nbroke","traceId":"t-1"}""".replace("\n", "")));

        assertThat(read(1).events())
                .containsExactly(new ErrorEvent(MIDNIGHT.plusMillis(17), "a", "shop", "1.2.3", "It\nbroke", "t-1"));
    }

    /** Slices from 1,000 documents on; 64 of them have the same time. */
    @ParameterizedTest
    @CsvSource({
        "10000, 2, 1MB, 3000",
        "10000, 2, 1MB, 900",
        "7, 1, 1MB, 3000",
        "1000, 3, 1MB, 3000",
        "10000, 20, 1MB, 1000000",
        "10000, 1, 64KB, 3000",
        "10000, 2, 20KB, 1"
    })
    void readsEachDocumentOnceWithWhateverPagesAndSlices(
            final int page, final int slices, final DataSize bytes, final long expected) {
        final LogDocuments documents = new LogDocuments();
        IntStream.range(0, 3_000).forEach(i -> documents.json(numbered(i, MIDNIGHT.plusMillis(i / 64 * 77_000L))));
        TestElasticsearch.load("logs-1", documents);

        final EventList list = ReadEvents.in(settings(page, slices, bytes), NAMESPACES, HOUR, expected);

        assertThat(list.messages()).isEqualTo(numbers(0, 3_000));
        assertThat(list.unreadable()).isEmpty();
    }

    @Test
    void givesEachBatchItsDocuments() {
        final LogDocuments documents = new LogDocuments();
        IntStream.range(0, 600).forEach(i -> documents.json(numbered(i, MIDNIGHT.plusSeconds(i * 60L))));
        TestElasticsearch.load("logs-1", documents);

        final List<EventList> lists = ReadEvents.of(
                settings(50, 2, DataSize.ofMegabytes(1)),
                NAMESPACES,
                new EventBatch(hours(0, 2), 120),
                new EventBatch(hours(2, 3), 0),
                new EventBatch(hours(3, 6), 5_000),
                new EventBatch(hours(6, 7), 60),
                new EventBatch(hours(7, 8), 1),
                new EventBatch(hours(20, 21), 100));

        assertThat(lists.stream().map(EventList::messages))
                .containsExactly(
                        numbers(0, 120), Map.of(), numbers(180, 360), numbers(360, 420), numbers(420, 480), Map.of());
    }

    @Test
    void asksNothingWhereNothingIsExpected() {
        final TestSettings nowhere = TestSettings.at("http://127.0.0.1:1", "logs-*");

        assertThat(ReadEvents.in(nowhere, NAMESPACES, HOUR, 0).events()).isEmpty();
        assertThat(ReadEvents.of(nowhere, NAMESPACES)).isEmpty();
    }

    @Test
    void readsNothingOfNoNamespaces() {
        TestElasticsearch.load("logs-1", new LogDocuments().error(MIDNIGHT, "a"));

        assertThat(ReadEvents.in(TestSettings.of("logs-*"), Set.of(), HOUR, 1).events())
                .isEmpty();
    }

    @Test
    void readsDocumentOfAMegabyteAmongSmallOnes() {
        final String large = "x".repeat(1 << 20);
        TestElasticsearch.load(
                "logs-1",
                new LogDocuments()
                        .json(numbered(1, MIDNIGHT))
                        .json(numbered(2, MIDNIGHT).replace("\"2\"", "\"" + large + "\""))
                        .json(numbered(3, MIDNIGHT)));

        final EventList list = ReadEvents.in(settings(10_000, 2, DataSize.ofMegabytes(16)), NAMESPACES, HOUR, 3);

        assertThat(list.messages()).isEqualTo(Map.of("1", 1L, "3", 1L, large, 1L));
    }

    @Test
    void countsDocumentThatIsLongerThanAPageAsUnreadable() {
        final LogDocuments documents = new LogDocuments();
        IntStream.range(0, 300).forEach(i -> documents.json(numbered(i, MIDNIGHT.plusMillis(i))));
        TestElasticsearch.load("logs-1", documents);
        TestElasticsearch.server()
                .http()
                .expect(
                        "PUT",
                        "/logs-1/_doc/long?refresh=true",
                        numbered(7, MIDNIGHT.plusMillis(7)).replace("\"7\"", "\"" + "x".repeat(30_000) + "\""));

        for (final int slices : List.of(1, 2)) {
            final EventList list =
                    ReadEvents.in(settings(10_000, slices, DataSize.ofKilobytes(20)), NAMESPACES, HOUR, 1_001);

            assertThat(list.messages()).isEqualTo(numbers(0, 300));
            assertThat(list.unreadable())
                    .containsExactly(new EventList.Unreadable(MIDNIGHT.plusMillis(7), "a", "long"));
        }
    }

    @Test
    void readsDocumentsWhoseOtherFieldsAreLong() {
        final LogDocuments documents = new LogDocuments();
        IntStream.range(0, 300)
                .forEach(i -> documents.json(numbered(i, MIDNIGHT.plusMillis(i))
                        .replace(
                                "\"message\"",
                                "\"body\":[\"" + "y".repeat(i == 150 ? 25_000 : 3_000) + "\"],\"message\"")));
        TestElasticsearch.load("logs-1", documents);

        final EventList list = ReadEvents.in(settings(10_000, 2, DataSize.ofKilobytes(20)), NAMESPACES, HOUR, 300);

        assertThat(list.messages()).isEqualTo(numbers(0, 300));
        assertThat(list.unreadable()).isEmpty();
    }

    @Test
    void closesWhatItOpenedWhenItIsLeftEarly() throws Exception {
        TestElasticsearch.load(
                "logs-1", new LogDocuments().error(MIDNIGHT, "a").error(MIDNIGHT.plus(2, ChronoUnit.HOURS), "a"));
        final List<EventBatch> batches = List.of(new EventBatch(HOUR, 1), new EventBatch(hours(2, 3), 1));

        try (ElasticsearchConnection connection = TestSettings.of("logs-*").connection();
                var reading = ReadEvents.source(connection).read(batches.iterator(), NAMESPACES, EventList::new)) {
            assertThat(reading.next().events()).hasSize(1);
            assertThat(OpenContexts.count()).isPositive();
        }
    }

    private static EventList read(final long expected) {
        return ReadEvents.in(TestSettings.of("logs-*"), NAMESPACES, HOUR, expected);
    }

    private static TestSettings settings(final int page, final int slices, final DataSize bytes) {
        return TestSettings.of("logs-*").events(new Events(page, bytes, Duration.ofMinutes(1), 1_000, slices));
    }

    private static String numbered(final int number, final Instant time) {
        return """
                {"@timestamp":"%s","level":"ERROR","kubernetes":{"namespace":"a"},"message":"%d"}""".formatted(time, number);
    }

    private static Map<String, Long> numbers(final int from, final int to) {
        return IntStream.range(from, to).boxed().collect(Collectors.toMap(String::valueOf, i -> 1L));
    }

    private static ErrorEvent event(final Instant time, final String namespace, final String message) {
        return new ErrorEvent(time, namespace, "", "", message, "");
    }

    private static WindowRange hours(final int from, final int to) {
        return new WindowRange(MIDNIGHT.plus(from, ChronoUnit.HOURS), MIDNIGHT.plus(to, ChronoUnit.HOURS));
    }
}
