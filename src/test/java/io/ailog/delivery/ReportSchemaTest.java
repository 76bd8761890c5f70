package io.ailog.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.report.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ReportSchemaTest {
    private final ReportSchema schema = ReportSchema.read();
    private final JsonNode report = JsonReportTest.render("it broke");

    @Test
    void describesAReport() {
        assertThat(schema.problems(report.toString())).isEmpty();
        assertThat(report.at("/schema").stringValue()).isEqualTo(Report.SCHEMA);
    }

    @ParameterizedTest
    @CsvSource({
        "'', runs",
        "/summary, sentences",
        "/namespaces/0, counts",
        "/incidents/0, error_message",
        "/incidents/0/signatures/0, hash",
        "/episodes/0, ongoing",
        "/cascades/0/services/0, called",
        "/coverage/0, missing",
        "/runs/0, exit_code"
    })
    void missesWhatIsLeftOutAndNoticesWhatIsAdded(final String place, final String field) {
        final ObjectNode object = (ObjectNode) report.at(place);
        object.put("invented", 1);
        assertThat(schema.problems(report.toString()))
                .hasSize(1)
                .first()
                .asString()
                .contains("invented");
        object.remove("invented");
        object.remove(field);
        assertThat(schema.problems(report.toString()))
                .hasSize(1)
                .first()
                .asString()
                .contains(field);
    }

    @Test
    void wantsTimesInUtcAndCountsOfZeroOrMore() {
        ((ObjectNode) report.at("/incidents/0")).put("window", "2026-03-02T02:45:00+01:00");
        ((ObjectNode) report.at("/episodes/0")).put("errors", -1);
        assertThat(String.join("\n", schema.problems(report.toString())))
                .contains("/incidents/0/window")
                .contains("/episodes/0/errors");
    }
}
