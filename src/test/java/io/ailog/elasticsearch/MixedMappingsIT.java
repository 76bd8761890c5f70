package io.ailog.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.server.LogDocuments;
import io.ailog.server.TestElasticsearch;
import io.ailog.window.WindowCounts;
import io.ailog.window.WindowRange;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Indices behind one pattern that don't map the fields alike. */
class MixedMappingsIT {
    private static final Instant TIME = Instant.parse("2026-01-12T00:03:00Z");
    private static final WindowRange QUARTER =
            new WindowRange(Instant.parse("2026-01-12T00:00:00Z"), Instant.parse("2026-01-12T00:15:00Z"));
    private static final String KEYWORD = "{\"type\":\"keyword\"}";
    private static final String TEXT = "{\"type\":\"text\"}";
    private static final String BOTH = "{\"type\":\"text\",\"fields\":{\"keyword\":{\"type\":\"keyword\"}}}";

    @BeforeEach
    void clear() {
        TestElasticsearch.clear();
    }

    @Test
    void usesKeywordSiblingsOfTextFields() throws IOException {
        index("logs-1", BOTH, BOTH);
        TestElasticsearch.load(
                "logs-1", new LogDocuments().error(TIME, "pca-dev-01-app").info(TIME, "b"));

        assertThat(count("logs-*")).isEqualTo(Map.of("pca-dev-01-app", 1L));
        assertThat(targets("logs-*")).containsExactly("logs-*");
    }

    @Test
    void countsKeywordTextAndNumberTogether() throws IOException {
        index("logs-1", KEYWORD, KEYWORD);
        index("logs-2", KEYWORD, KEYWORD);
        index("logs-3", BOTH, BOTH);
        index("logs-4", KEYWORD, "{\"type\":\"long\"}");
        for (final String index : List.of("logs-1", "logs-2", "logs-3", "logs-4")) {
            TestElasticsearch.load(index, new LogDocuments().error(TIME, "17").info(TIME, "17"));
        }

        assertThat(targets("logs-*")).containsExactly("logs-*,-logs-3,-logs-4", "logs-3", "logs-4");
        assertThat(count("logs-*")).isEqualTo(Map.of("17", 4L));
    }

    @Test
    void readsTextWithoutSiblingFromTheDocuments() throws IOException {
        index("logs-1", KEYWORD, KEYWORD);
        index("logs-2", TEXT, TEXT);
        TestElasticsearch.load("logs-1", new LogDocuments().error(TIME, "pca-dev-01-app"));
        TestElasticsearch.load(
                "logs-2",
                new LogDocuments()
                        .error(TIME, "pca-dev-01-app")
                        .error(TIME, "Some Other")
                        .log(TIME, "error", "pca-dev-01-app"));

        assertThat(count("logs-*")).isEqualTo(Map.of("pca-dev-01-app", 2L, "Some Other", 1L));
        assertThat(count("logs-2")).isEqualTo(Map.of("pca-dev-01-app", 1L, "Some Other", 1L));
    }

    @Test
    void readsNestedNamespaceFromTheDocuments() {
        TestElasticsearch.create("logs-1", """
                {"mappings":{"properties":{"@timestamp":{"type":"date"},"level":{"type":"keyword"},
                  "kubernetes":{"type":"nested","properties":{"namespace":{"type":"keyword"}}}}}}""");
        TestElasticsearch.load("logs-1", new LogDocuments().error(TIME, "a").info(TIME, "a"));

        assertThat(count("logs-*")).isEqualTo(Map.of("a", 1L));
    }

    @Test
    void findsNamespaceInFlattenedObject() {
        TestElasticsearch.create("logs-1", """
                {"mappings":{"properties":{"@timestamp":{"type":"date"},"level":{"type":"keyword"},
                  "kubernetes":{"type":"flattened"}}}}""");
        TestElasticsearch.load("logs-1", new LogDocuments().error(TIME, "a").info(TIME, "a"));

        assertThat(count("logs-*")).isEqualTo(Map.of("a", 1L));
    }

    @Test
    void readsTimesThatAreNoDatesFromTheDocuments() {
        TestElasticsearch.create("logs-1", """
                {"mappings":{"properties":{"@timestamp":{"type":"keyword"},"level":{"type":"keyword"},
                  "kubernetes":{"properties":{"namespace":{"type":"keyword"}}}}}}""");
        TestElasticsearch.load(
                "logs-1",
                new LogDocuments()
                        .error(TIME, "a")
                        .error(TIME.plusSeconds(900), "a")
                        .json("{\"@timestamp\":\"yesterday\",\"level\":\"ERROR\"}"));

        assertThat(count("logs-*")).isEqualTo(Map.of("a", 1L));
    }

    @Test
    void indicesWithoutLevelHaveNoErrorsAndWithoutNamespaceNone() throws IOException {
        index("logs-1", KEYWORD, KEYWORD);
        TestElasticsearch.create("logs-2", "{\"mappings\":{\"properties\":{\"@timestamp\":{\"type\":\"date\"}}}}");
        TestElasticsearch.create("logs-3", """
                {"mappings":{"dynamic":false,"properties":{"@timestamp":{"type":"date"},"level":{"type":"keyword"}}}}""");
        TestElasticsearch.create("logs-4", """
                {"mappings":{"dynamic":false,"properties":{"@timestamp":{"type":"date"},
                  "kubernetes":{"properties":{"namespace":{"type":"text"}}}}}}""");
        TestElasticsearch.load("logs-1", new LogDocuments().error(TIME, "a"));
        TestElasticsearch.load("logs-3", new LogDocuments().errorWithoutNamespace(TIME));
        TestElasticsearch.load("logs-4", new LogDocuments().error(TIME, "a"));

        assertThat(Counted.in(TestSettings.of("logs-*"), QUARTER))
                .containsExactly(new WindowCounts(QUARTER.windows().findFirst().orElseThrow(), Map.of("a", 1L), 1));
        assertThat(targets("logs-*")).containsExactly("logs-*,-logs-4", "logs-4");
    }

    @Test
    void namesIndicesWhereExclusionsDoNotWork() throws IOException {
        index("first", KEYWORD, KEYWORD);
        index("second", BOTH, BOTH);
        for (final String index : List.of("first", "second")) {
            TestElasticsearch.load(index, new LogDocuments().error(TIME, "a"));
            TestElasticsearch.server().http().expect("PUT", "/" + index + "/_alias/logs-all", "");
        }

        assertThat(count("logs-*")).isEqualTo(Map.of("a", 2L));
        assertThat(count("logs-all")).isEqualTo(Map.of("a", 2L));
        assertThat(targets("logs-all")).containsExactly("first", "second");
    }

    @Test
    void keepsToTheFilterOfAnAlias() throws IOException {
        index("first", KEYWORD, KEYWORD);
        index("second", BOTH, BOTH);
        for (final String index : List.of("first", "second")) {
            TestElasticsearch.load(index, new LogDocuments().error(TIME, "mine").error(TIME, "other"));
            TestElasticsearch.server().http().expect("PUT", "/" + index + "/_alias/logs-mine", """
                    {"filter":{"match_phrase":{"kubernetes.namespace":"mine"}}}""");
        }

        assertThat(count("logs-mine")).isEqualTo(Map.of("mine", 2L));
        assertThat(count("logs-*")).isEqualTo(Map.of("mine", 2L));
    }

    @Test
    void findsNoErrorInLevelsThatAreNumbersOrObjects() throws IOException {
        index("logs-1", KEYWORD, KEYWORD);
        index("logs-2", "{\"type\":\"long\"}", KEYWORD);
        index("logs-3", "{\"properties\":{\"name\":{\"type\":\"keyword\"}}}", KEYWORD);
        TestElasticsearch.load("logs-1", new LogDocuments().error(TIME, "a"));
        TestElasticsearch.load("logs-2", new LogDocuments().log(TIME, "50", "a"));
        TestElasticsearch.load("logs-3", new LogDocuments().json("""
                {"@timestamp":"2026-01-12T00:03:00Z","level":{"name":"ERROR"},"kubernetes":{"namespace":"a"}}"""));

        assertThat(count("logs-*")).isEqualTo(Map.of("a", 1L));
    }

    @Test
    void asksForMoreIndicesThanOneLineHolds() throws IOException {
        final String name = "logs-" + "x".repeat(200) + "-";
        for (int i = 0; i < 36; i++) {
            index(name + i, i % 2 == 0 ? KEYWORD : BOTH, KEYWORD);
            TestElasticsearch.load(name + i, new LogDocuments().error(TIME, "a"));
        }

        assertThat(count("logs-*")).isEqualTo(Map.of("a", 36L));
        assertThat(targets("logs-*")).hasSize(4).allMatch(line -> line.length() <= IndexLines.LIMIT);
    }

    private static Map<String, Long> count(final String pattern) {
        final List<WindowCounts> counts = Counted.in(TestSettings.of(pattern), QUARTER);
        assertThat(counts).hasSize(1);
        return counts.get(0).counts();
    }

    private static List<String> targets(final String pattern) throws IOException {
        try (ElasticsearchConnection connection = TestSettings.of(pattern).connection()) {
            return new TargetResolution(connection)
                    .targets().stream().map(Target::indices).toList();
        }
    }

    private static void index(final String name, final String level, final String namespace) {
        TestElasticsearch.create(name, """
                {"mappings":{"properties":{"@timestamp":{"type":"date"},"level":%s,
                  "kubernetes":{"properties":{"namespace":%s}}}}}""".formatted(level, namespace));
    }
}
