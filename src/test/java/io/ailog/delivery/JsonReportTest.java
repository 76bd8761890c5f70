package io.ailog.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.report.SampleReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonReportTest {
    private static final String HOSTILE = "\"},\n</script><script>alert(1)</script>\u0000\u2028";

    private final JsonNode report = render(HOSTILE);

    @Test
    void tellsWindowsThatWereNotCollectedFromThoseWithoutErrors() {
        final JsonNode namespace = report.at("/namespaces/0");
        assertThat(namespace.at("/counts")).hasToString("[12,0,null,80]");
        assertThat(namespace.at("/errors").longValue()).isEqualTo(92);
        assertThat(namespace.at("/thresholds")).hasToString("[40.0,55.0,60.0,62.0,66.0,80.0,84.5]");
        assertThat(namespace.at("/groups")).hasToString("[\"shop\",\"sit\"]");
    }

    @Test
    void writesRangeAndSummary() {
        assertThat(report.at("/schema").stringValue()).isEqualTo("ailog-report/1");
        assertThat(report.at("/range"))
                .hasToString("{\"from\":\"2026-03-02T02:00:00Z\",\"to\":\"2026-03-02T03:00:00Z\"}");
        assertThat(report.at("/summary"))
                .hasToString("{\"errors\":95,\"windows\":4,\"collected\":3,\"newest_window\":\"2026-03-02T02:45:00Z\","
                        + "\"incidents\":{\"critical\":0,\"high\":1,\"medium\":0,\"low\":0,\"info\":0},"
                        + "\"incidents_left_out\":0,\"ongoing\":1,\"sentences\":[\"One episode goes on.\"]}");
    }

    @Test
    void keepsHostileTextsAsTheyAre() {
        assertThat(report.at("/incidents/0/error_message").stringValue()).isEqualTo(HOSTILE);
        assertThat(report.at("/incidents/0/signatures/0/sample").stringValue()).isEqualTo(HOSTILE);
        assertThat(report.get("cascades").get(0).get("root").get("message").stringValue())
                .isEqualTo(HOSTILE);
    }

    @Test
    void writesWhatIsAbsentAsNull() {
        assertThat(report.at("/incidents/0/trace_id").isNull()).isTrue();
        assertThat(report.at("/incidents/0/corrections/0/was"))
                .hasToString("{\"errors\":70.0,\"score\":55.25,\"severity\":\"medium\",\"incident\":null,"
                        + "\"flags\":[\"is_spike\"]}");
    }

    @Test
    void writesEpisodesCoverageAndRuns() {
        assertThat(report.at("/episodes/0"))
                .hasToString("{\"namespace\":\"shop-sit-01-app\",\"from\":\"2026-03-02T02:45:00Z\","
                        + "\"to\":\"2026-03-02T03:00:00Z\",\"peak\":\"2026-03-02T02:45:00Z\",\"peak_count\":80,"
                        + "\"windows\":1,\"errors\":80,\"severity\":\"high\",\"score\":65.25,\"ongoing\":true,"
                        + "\"incidents\":[17]}");
        assertThat(report.at("/coverage/0"))
                .hasToString("{\"namespace\":\"shop-sit-01-app\",\"day\":\"2026-03-02\",\"windows\":4,\"complete\":2,"
                        + "\"partial\":1,\"missing\":1}");
        assertThat(report.at("/runs/0"))
                .hasToString("{\"id\":5,\"job\":\"backfill\",\"from\":\"2026-03-02T02:00:00Z\","
                        + "\"to\":\"2026-03-02T03:00:00Z\",\"started_at\":\"2026-03-02T03:00:10Z\",\"seconds\":2.5,"
                        + "\"status\":\"COMPLETED\",\"exit_code\":\"COMPLETED\",\"windows\":4,\"documents\":95}");
    }

    static JsonNode render(final String message) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new JsonReport().render(SampleReport.saying(message), out);
        } catch (final IOException e) {
            throw new AssertionError(e);
        }
        return new JsonMapper().readTree(out.toString(StandardCharsets.UTF_8));
    }
}
