package io.ailog.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.report.HostileReport;
import io.ailog.report.Report;
import io.ailog.report.SampleReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownReportTest {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create(), AutolinkExtension.create());

    /** What a reader of Markdown finds. */
    private static final class Found extends AbstractVisitor {
        private final List<Node> active = new ArrayList<>();
        private final List<String> texts = new ArrayList<>();
        private final List<Integer> cells = new ArrayList<>();

        @Override
        public void visit(final Text text) {
            texts.add(text.getLiteral());
        }

        @Override
        public void visit(final Code code) {
            // nothing in it means anything
        }

        @Override
        public void visit(final Link link) {
            active.add(link);
        }

        @Override
        public void visit(final Image image) {
            active.add(image);
        }

        @Override
        public void visit(final HtmlInline html) {
            active.add(html);
        }

        @Override
        public void visit(final HtmlBlock html) {
            active.add(html);
        }

        @Override
        public void visit(final CustomNode node) {
            if (node instanceof TableRow) {
                int number = 0;
                for (Node cell = node.getFirstChild(); cell != null; cell = cell.getNext()) {
                    number++;
                }
                cells.add(number);
            }
            visitChildren(node);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert('PLANTED')</script>",
                "<img src=x onerror=PLANTED>",
                "` PLANTED `` ` <b>PLANTED</b>",
                "``` PLANTED",
                "a | PLANTED | b \\| PLANTED \\\\| PLANTED",
                "\\",
                "PLANTED\\",
                "\n\n# PLANTED\n\n- PLANTED\r\n<div>PLANTED</div>",
                "\u2028# PLANTED\u2029\u0085\u000b",
                "@everyone @PLANTED #1 !1 https://example.org/PLANTED www.example.org",
                "[PLANTED](javascript:PLANTED) ![PLANTED](http://example.org/PLANTED)",
                "<http://example.org/PLANTED> [PLANTED]: http://example.org",
                "\u202ePLANTED\u0000\ud800"
            })
    void leavesHostileTextsInert(final String message) {
        final Found harmless = found("it broke");
        final Found found = found(message);
        assertThat(found.active).isEmpty();
        assertThat(found.texts).noneMatch(text -> text.contains("PLANTED"));
        assertThat(found.texts).isEqualTo(harmless.texts);
        assertThat(found.cells).isEqualTo(harmless.cells).isNotEmpty();
    }

    @Test
    void showsTheIncidentWithItsNumbersAndReasons() {
        assertThat(markdown("a|b `c`"))
                .contains(
                        "| 2026-03-02T02:45:00Z | `shop-sit-01-app` | high | 65.25 | 80 | 40 | `is_spike` `is_cascade` |"
                                + " `cart` `SQLException` `a¦b 'c'` | `80 errors, and 40 are the threshold.` |")
                .contains("| 95 | 4 | 3 | 0 | 1 | 0 | 0 | 0 | 1 |")
                .contains("- One episode goes on.");
    }

    @Test
    void tellsGapsAndThresholds() {
        assertThat(markdown("it broke"))
                .contains("| `shop-sit-01-app` | 2026-03-02 | 4 | 1 | 1 |")
                .contains("| `shop-sit-01-app` | 50 | 92 | 40 | 55 | 60 | 62 | 66 | 80 | 84.5 | 62.93 |");
    }

    @Test
    void rendersEveryTable() {
        final String html = HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .build()
                .render(Parser.builder().extensions(EXTENSIONS).build().parse(markdown("it broke")));
        assertThat(html.split("<table>", -1)).hasSize(7);
        assertThat(html).contains("<h2>Wrong now</h2>").contains("<code>it broke</code>");
    }

    @Test
    void cutsLongTextsAndSaysHowManyRowsItLeavesOut() {
        assertThat(MarkdownText.code("x".repeat(300), 200)).isEqualTo("`" + "x".repeat(200) + "…`");
        final StringBuilder out = new StringBuilder();
        new MarkdownTable(out).rows(List.of(1, 2, 3), 2, List.of("A"), number -> List.of(number.toString()));
        assertThat(out).hasToString("| A |\n| --- |\n| 1 |\n| 2 |\n\nAnd 1 more.\n\n");
    }

    /** Of a report that says {@code message} in every place. */
    private static Found found(final String message) {
        final Found found = new Found();
        Parser.builder()
                .extensions(EXTENSIONS)
                .build()
                .parse(markdown(HostileReport.of(message)))
                .accept(found);
        return found;
    }

    private static String markdown(final String message) {
        return markdown(SampleReport.saying(message));
    }

    private static String markdown(final Report report) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new MarkdownReport().render(report, out);
        } catch (final IOException e) {
            throw new AssertionError(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
