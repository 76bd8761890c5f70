package io.ailog.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.server.LogDocuments;
import io.ailog.server.TestElasticsearch;
import io.ailog.signature.ErrorEvent;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events of documents of any shape, in indices of any mapping, beside what counting makes of the same documents. */
class DocumentShapesIT {
    private static final Instant TIME = Instant.parse("2026-01-12T00:03:00Z");
    private static final WindowRange HOUR =
            new WindowRange(Instant.parse("2026-01-12T00:00:00Z"), Instant.parse("2026-01-12T01:00:00Z"));
    private static final String MAPPING = """
            {"mappings":{"dynamic":false,"properties":{"@timestamp":{"type":"%s"},"level":{"type":"%s"},
              "kubernetes":{"properties":{"namespace":%s}}}}}""";
    private static final String KEYWORD = "{\"type\":\"keyword\"}";
    private static final String BOTH = "{\"type\":\"text\",\"fields\":{\"keyword\":{\"type\":\"keyword\"}}}";

    @BeforeEach
    void clear() {
        TestElasticsearch.clear();
    }

    @Test
    void readsDottedAndNestedFieldsArraysNumbersAndNothing() {
        index("logs-1", "date", "keyword", KEYWORD);
        TestElasticsearch.load(
                "logs-1",
                new LogDocuments()
                        .json(document("\"application.name\":\"dotted\",\"application\":{\"version\":1.50}"))
                        .json(document("\"application\":[{\"name\":[null,\"first\",\"second\"]},{\"version\":true}]"))
                        .json(document("\"message\":[\"one\",[\"two\",3],null],\"traceId\":17"))
                        .json(document("\"message\":{\"log\":{\"x.y\":[1.0,\"ž\"]}},\"application.name\":{\"a\":1}"))
                        .json(document("\"message\":null,\"application\":\"a text\",\"traceId\":{}"))
                        .json(document("\"message\":\"\\ud800 \\u0000 \\ud83d\\ude00\",\"traceId\":\"a\\nb\"")));

        assertThat(read(Set.of("a")))
                .containsExactlyInAnyOrder(
                        event("dotted", "1.5", "", ""),
                        event("first", "true", "", ""),
                        event("", "", "one\ntwo\n3", "17"),
                        event("{\"a\":1}", "", "{\"log\":{\"x.y\":[1.0,\"ž\"]}}", ""),
                        event("", "", "", "{}"),
                        event("", "", "\ufffd   \ud83d\ude00", "a b"));
    }

    @Test
    void agreesWithCountsWhateverTheMapping() {
        index("logs-1", "date", "keyword", KEYWORD);
        index("logs-2", "date_nanos", "keyword", BOTH);
        index("logs-3", "date", "text", "{\"type\":\"text\"}");
        index("logs-4", "keyword", "keyword", "{\"type\":\"long\"}");
        index("logs-5", "date", "keyword", "{\"type\":\"byte\"}");
        for (int i = 1; i <= 5; i++) {
            final LogDocuments documents =
                    new LogDocuments().error(TIME, "17").info(TIME, "17").error(TIME.plusSeconds(900L * i), "17");
            TestElasticsearch.load(
                    "logs-" + i, i > 3 ? documents : documents.error(TIME, "a").error(TIME, "other"));
        }

        final Set<String> namespaces = Set.of("a", "17", "300", "017");
        assertThat(buckets(read(namespaces))).isEqualTo(counted(namespaces)).hasSize(4);
    }

    @Test
    void keepsNanoseconds() {
        index("logs-1", "date_nanos", "keyword", KEYWORD);
        final Instant time = Instant.parse("2026-01-12T00:59:59.999999999Z");
        TestElasticsearch.load("logs-1", new LogDocuments().error(time, "a"));

        assertThat(read(Set.of("a"))).extracting(ErrorEvent::time).containsExactly(time);
    }

    @Test
    void makesAnEventOfEachWindowAndNamespace() {
        index("logs-1", "date", "keyword", KEYWORD);
        TestElasticsearch.load("logs-1", new LogDocuments().json("""
                        {"@timestamp":["2026-01-12T00:20:00Z","2025-01-12T00:00:00Z","2026-01-12T00:03:00Z","2027-01-12T00:00:00Z"],
                        "level":["INFO","ERROR"],"kubernetes":{"namespace":["b","a","c"]}}""".replace("\n", "")));

        final Set<String> namespaces = Set.of("a", "b");
        assertThat(buckets(read(namespaces)))
                .isEqualTo(counted(namespaces))
                .isEqualTo(Map.of(
                        HOUR.from(), Map.of("a", 1L, "b", 1L),
                        HOUR.from().plus(Window.LENGTH), Map.of("a", 1L, "b", 1L)));
    }

    @Test
    void makesOneEventOfTheEarliestOfTimesInOneWindow() {
        index("logs-1", "date", "keyword", KEYWORD);
        TestElasticsearch.load("logs-1", new LogDocuments().json("""
                        {"@timestamp":["2026-01-12T00:14:59Z","2026-01-12T00:03:00Z","2026-01-12T00:08:00Z"],
                        "level":"ERROR","kubernetes":{"namespace":["a","a"]}}""".replace("\n", "")));

        for (final long expected : List.of(1, 100_000)) {
            assertThat(ReadEvents.in(TestSettings.of("logs-*"), Set.of("a"), HOUR, expected)
                            .events())
                    .extracting(ErrorEvent::time)
                    .containsExactly(TIME);
        }
    }

    private static List<ErrorEvent> read(final Collection<String> namespaces) {
        final EventList list = ReadEvents.in(TestSettings.of("logs-*"), namespaces, HOUR, 10);
        assertThat(list.unreadable()).isEmpty();
        return list.events();
    }

    private static Map<Instant, Map<String, Long>> buckets(final List<ErrorEvent> events) {
        return events.stream()
                .collect(Collectors.groupingBy(
                        event -> Window.containing(event.time()).start(),
                        TreeMap::new,
                        Collectors.groupingBy(ErrorEvent::namespace, Collectors.counting())));
    }

    private static Map<Instant, Map<String, Long>> counted(final Set<String> namespaces) {
        final Map<Instant, Map<String, Long>> counts = new TreeMap<>();
        Counted.in(TestSettings.of("logs-*"), HOUR).forEach(window -> {
            final Map<String, Long> wanted = new TreeMap<>(window.counts());
            wanted.keySet().retainAll(namespaces);
            counts.put(window.window().start(), wanted);
        });
        counts.values().removeIf(Map::isEmpty);
        return counts;
    }

    private static void index(final String name, final String time, final String level, final String namespace) {
        TestElasticsearch.create(name, MAPPING.formatted(time, level, namespace));
    }

    private static String document(final String members) {
        return """
                {"@timestamp":"%s","level":"ERROR","kubernetes":{"namespace":"a"},%s}""".formatted(TIME, members);
    }

    private static ErrorEvent event(
            final String application, final String version, final String message, final String trace) {
        return new ErrorEvent(TIME, "a", application, version, message, trace);
    }
}
