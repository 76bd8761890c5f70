package io.ailog.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ailog.signature.ErrorEvent;
import io.ailog.signature.EventBatch;
import io.ailog.window.WindowRange;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers as servers write them, and as no server should. */
class PageDecoderTest {
    private static final Instant TIME = Instant.parse("2026-01-12T00:03:00Z");
    private static final EventBatch BATCH = new EventBatch(
            new WindowRange(Instant.parse("2026-01-12T00:00:00Z"), Instant.parse("2026-01-12T01:00:00Z")), 10);
    private static final String GOOD = "{\"message\":\"good\"}";

    private final StretchSinks<EventList> sinks = new StretchSinks<>(new Stretch(List.of(BATCH)), EventList::new);

    @Test
    void readsToTheEnd() {
        final Page page = page(PageRequest.Care.WHOLE, hit(7, GOOD), hit(8, GOOD));

        assertThat(decode(page)).isEqualTo(new PageEnd(2, 8, false)).isEqualTo(page.end());
        assertThat(messages()).containsExactly("good", "good");
        assertThat(page.isFull(page.end())).isFalse();
    }

    @Test
    void isNotMisledByAFieldThatIsCalledSort() {
        final Page page = page(PageRequest.Care.WHOLE, hit(7, "{\"sort\":[99],\"message\":\"\\\"sort\\\":[98]\"}"));

        assertThat(page.end()).isEqualTo(new PageEnd(2, 7, false));
        assertThat(decode(page)).isEqualTo(new PageEnd(1, 7, false));
    }

    @Test
    void stopsBeforeBytesThatAreNoTextAndReplacesThemOnceAsked() {
        final String broken = hit(8, "{\"message\":\"a\u00ffb\"}");
        final Page page = latin1(PageRequest.Care.WHOLE, hit(7, GOOD), broken, hit(9, GOOD));

        assertThat(decode(page)).isEqualTo(new PageEnd(1, 7, true));
        assertThat(page.isFull(new PageEnd(1, 7, true))).isTrue();
        assertThat(decode(latin1(PageRequest.Care.LENIENT, broken))).isEqualTo(new PageEnd(1, 8, false));
        assertThat(messages()).containsExactly("good", "a\ufffdb");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"message":"a
            {"message":nonsense}
            {"message":"a"}}}
            """)
    void givesNothingOfADocumentThatIsNoJson(final String source) {
        for (final PageRequest.Care care : List.of(PageRequest.Care.WHOLE, PageRequest.Care.LENIENT)) {
            assertThat(decode(page(care, hit(7, source))).broken()).isTrue();
        }
        assertThat(messages()).isEmpty();
    }

    @Test
    void givesNothingOfADocumentThatIsTooDeep() {
        final String deep = "{\"message\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";

        assertThat(decode(page(PageRequest.Care.LENIENT, hit(7, deep))).broken())
                .isTrue();
        assertThat(messages()).isEmpty();
    }

    @Test
    void notesTimeNamespaceAndIdentifierOfWhatCannotBeRead() {
        decode(page(PageRequest.Care.WITHOUT_SOURCE, hit(7, "{}")));

        assertThat(sinks.all().get(0).unreadable()).containsExactly(new EventList.Unreadable(TIME, "a", "id-7"));
    }

    @Test
    void cutsNamesAndKeepsMessages() {
        final String longName = "x".repeat(199) + "\ud83d\ude00" + "y";
        decode(page(
                PageRequest.Care.WHOLE,
                hit(7, "{\"application.name\":\"" + longName + "\",\"message\":\"" + longName + "\"}")));

        final ErrorEvent event = sinks.all().get(0).events().get(0);
        assertThat(event.application()).isEqualTo("x".repeat(199));
        assertThat(event.message()).isEqualTo(longName);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"timed_out":true,"_shards":{"total":1,"failed":0},"hits":{"hits":[]}}         | timed out
            {"timed_out":false,"_shards":{"total":2,"failed":1},"hits":{"hits":[]}}        | 1 of 2 shards failed
            {"_shards":{"total":0,"failed":0},"hits":{"hits":[]}}                          | no index matches
            {"_shards":{"total":1},"_clusters":{"skipped":1,"x":[1]},"hits":{"hits":[]}}   | 1 remote clusters
            {"_shards":{"total":1},"hits":{"total":3}}                                     | lacks hits
            {"_shards":                                                                    | no JSON
            """)
    void refusesAnswersThatCoverAPart(final String answer, final String reason) {
        assertThatThrownBy(
                        () -> Page.of(request(PageRequest.Care.WHOLE), buffer(answer.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(IncompleteAnswer.class)
                .hasMessageContaining(reason);
    }

    private PageEnd decode(final Page page) {
        return new PageDecoder().decode(page, sinks);
    }

    private List<String> messages() {
        return sinks.all().get(0).events().stream().map(ErrorEvent::message).toList();
    }

    private static Page page(final PageRequest.Care care, final String... hits) {
        return Page.of(request(care), buffer(answer(hits).getBytes(StandardCharsets.UTF_8)));
    }

    /** Characters above 127 are bytes that no text in UTF-8 has. */
    private static Page latin1(final PageRequest.Care care, final String... hits) {
        return Page.of(request(care), buffer(answer(hits).getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static PageBuffer buffer(final byte[] answer) {
        final PageBuffer buffer = new PageBuffer(1 << 20);
        buffer.add(ByteBuffer.wrap(answer));
        return buffer;
    }

    private static PageRequest request(final PageRequest.Care care) {
        final ElasticsearchConnection connection =
                TestSettings.at("http://127.0.0.1:1", "logs").connection();
        final Shape shape =
                new Shape(direct("@timestamp", "date"), direct("level", "keyword"), direct("ns", "keyword"));
        final EventSearch search = new EventSearch(connection, new Target("logs", shape), Set.of("a"));
        final Step step = new Step(new OpenSearch(search, new PointInTime(connection, "p")), Span.of(BATCH));
        return new PageRequest(step, 10, PageRequest.START, 10, care);
    }

    private static Mapped direct(final String name, final String type) {
        return new Mapped(name, Mapped.Access.DIRECT, type);
    }

    private static String answer(final String... hits) {
        return """
                {"pit_id":"q","took":1,"timed_out":false,"_shards":{"total":1,"successful":1,"skipped":0,"failed":0},\
                "hits":{"max_score":null,"hits":[%s]}}""".formatted(String.join(",", hits));
    }

    private static String hit(final long place, final String source) {
        return """
                {"_index":"logs","_id":"id-%d","_score":null,"_source":%s,\
                "fields":{"@timestamp":["%d"],"ns":["a"]},"sort":[%d]}""".formatted(place, source, TIME.toEpochMilli(), place);
    }
}
