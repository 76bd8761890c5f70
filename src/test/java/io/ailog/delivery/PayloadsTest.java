package io.ailog.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.report.MessageText;
import io.ailog.report.MessageText.Entry;
import io.ailog.report.MessageText.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Messages in the forms that channels take. */
class PayloadsTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** As many and as long as they get, in characters of three bytes. */
    private static final MessageText LONGEST = new MessageText(
            "Log incidents",
            IntStream.range(0, 14)
                    .mapToObj(number ->
                            new Entry(Level.CRITICAL, "entry " + number, Collections.nCopies(13, "\u6f22".repeat(160))))
                    .toList(),
            "the end");

    @Test
    void fitIntoWhatTeamsTakes() {
        final byte[] card = MAPPER.writeValueAsBytes(TeamsCard.of(LONGEST));

        assertThat(card).hasSizeBetween(20_000, 28_000);
        final JsonNode body = body(card);
        assertThat(body).hasSize(16);
        assertThat(body.get(1).get("items")).hasSize(14);
        assertThat(body.get(14).get("items")).hasSize(1);
        assertThat(body.get(14).get("style").asString()).isEqualTo("attention");
    }

    @Test
    void fitIntoWhatTeamsTakesHoweverTheirTextsAreWritten() {
        final List<Entry> entries = new ArrayList<>(IntStream.range(0, 14)
                .mapToObj(number -> new Entry(Level.NOTE, "\\".repeat(250), Collections.nCopies(13, "\"".repeat(160))))
                .toList());
        entries.add(new Entry(Level.NOTE, "and 300 more", List.of("300 new: a, b")));

        final byte[] card = MAPPER.writeValueAsBytes(TeamsCard.of(new MessageText("t", entries, "c")));

        assertThat(card).hasSizeBetween(18_000, 28_000);
        assertThat(body(card).get(14).get("items")).hasSize(1);
        // what is short has still room
        assertThat(body(card).get(15).get("items")).hasSize(2);
    }

    private static JsonNode body(final byte[] card) {
        return MAPPER.readTree(card).get("attachments").get(0).get("content").get("body");
    }

    @Test
    void fitIntoWhatSlackTakes() {
        final JsonNode blocks = MAPPER.valueToTree(SlackBlocks.of(LONGEST)).get("blocks");

        assertThat(blocks).hasSize(16);
        blocks.forEach(block -> assertThat(block.at("/text/text").asString()).hasSizeLessThanOrEqualTo(3_000));
        final MessageText tooLong = new MessageText(
                "t", List.of(new Entry(Level.NOTE, "n", Collections.nCopies(13, "&".repeat(700)))), "c");
        assertThat(MAPPER.valueToTree(SlackBlocks.of(tooLong))
                        .at("/blocks/1/text/text")
                        .asString())
                .endsWith("&amp;...")
                .hasSizeBetween(2_890, 2_903);
        final MessageText odd =
                new MessageText("t", List.of(new Entry(Level.NOTE, "n", List.of("\ud83d\ude00".repeat(2_000)))), "c");
        assertThat(MAPPER.valueToTree(SlackBlocks.of(odd))
                        .at("/blocks/1/text/text")
                        .asString())
                .endsWith("\ud83d\ude00...")
                .hasSizeBetween(2_890, 2_903);
    }

    @Test
    void areHtmlWithoutTheMarkupOfTexts() {
        final MessageText hostile =
                new MessageText("a<b", List.of(new Entry(Level.WARNING, "\"t'", List.of("<script>", "&amp;"))), "c&d");

        assertThat(new MailBody(hostile).html())
                .contains("<h1 style=\"font-size:18px\">a&lt;b</h1>")
                .contains("<strong>&quot;t&#39;</strong><br>\n&lt;script&gt;<br>\n&amp;amp;\n")
                .contains("c&amp;d")
                .doesNotContain("<script");
        assertThat(new MailBody(hostile).text()).isEqualTo("a<b\n\n\"t'\n  <script>\n  &amp;\n\n-- \nc&d\n");
    }
}
