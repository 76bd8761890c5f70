package io.ailog.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.report.Report;
import io.ailog.report.SampleReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HtmlReportTest {
    private static final Pattern BLOCK =
            Pattern.compile("<(script|style)([^>]*)>(.*?)</\\1>", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final String HOSTILE = "</script><script>alert(1)</script><!-- & \u2028 {{data}} {{script}}";

    private final String page = page(HOSTILE);

    @Test
    void holdsTheReportAsItsJsonSaysIt() {
        final JsonNode held = new JsonMapper().readTree(blocks().get(1).group(3));
        assertThat(held.at("/incidents"))
                .isEqualTo(JsonReportTest.render(HOSTILE).at("/incidents"));
        assertThat(held.at("/namespaces"))
                .isEqualTo(JsonReportTest.render(HOSTILE).at("/namespaces"));
        assertThat(held.at("/incidents/0/error_message").stringValue()).isEqualTo(HOSTILE);
    }

    @Test
    void letsNoTextOutOfTheDataBlock() {
        assertThat(blocks()).extracting(block -> block.group(1)).containsExactly("style", "script", "script", "script");
        assertThat(blocks().get(1).group(3)).doesNotContain("<", ">", "&", "\u2028", "\u2029");
        final String calm = page("calm");
        assertThat(frame(page)).isEqualTo(frame(calm));
    }

    /** The page without its data. */
    private static String frame(final String page) {
        return page.replaceFirst("(?s)(<script id=\"data\"[^>]*>).*?</script>", "$1</script>");
    }

    @Test
    void allowsItsOwnBlocksByTheirHashesAndNothingElse() {
        assertThat(policy())
                .isEqualTo("default-src 'none'; script-src " + hash(blocks().get(2)) + " " + hash(blocks().get(3))
                        + "; style-src " + hash(blocks().get(0))
                        + "; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script';"
                        + " trusted-types 'none'");
    }

    @Test
    void asksForNothingFromElsewhere() {
        final String markup = BLOCK.matcher(page).replaceAll("");
        assertThat(markup).doesNotContainPattern("(?i)src=|<link|@import|url\\(|\\son[a-z]+=|style=\"");
        assertThat(blocks().get(0).group(3)).doesNotContainPattern("@import|url\\(");
    }

    @Test
    void makesNoMarkupOfTexts() {
        assertThat(blocks().get(3).group(3))
                .doesNotContainPattern("innerHTML|outerHTML|insertAdjacentHTML|document\\.write|eval\\(|new Function");
    }

    @Test
    void carriesTheLicenceOfItsCharts() {
        assertThat(blocks().get(2).group(3))
                .contains("The MIT License (MIT)", "Copyright (c) 2022 Leon Sorokin", "uPlot (v1.6.30)");
    }

    private List<MatchResult> blocks() {
        return BLOCK.matcher(page).results().toList();
    }

    private String policy() {
        final String start = "Content-Security-Policy\" content=\"";
        final int from = page.indexOf(start) + start.length();
        return page.substring(from, page.indexOf('"', from));
    }

    private static String hash(final MatchResult block) {
        try {
            return "'sha256-"
                    + Base64.getEncoder()
                            .encodeToString(MessageDigest.getInstance("SHA-256")
                                    .digest(block.group(3).getBytes(UTF_8)))
                    + "'";
        } catch (final NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String page(final String message) {
        final Report report = SampleReport.saying(message);
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new HtmlReport(new JsonReport()).render(report, out);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(UTF_8);
    }
}
