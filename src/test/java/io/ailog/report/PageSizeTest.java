package io.ailog.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageSizeTest {
    private static final long PLENTY = 1 << 30;
    private static final String MESSAGE = "Boom: " + "x".repeat(300);

    private final Report report = GeneratedReport.of(12, 30, 7, MESSAGE);

    @Test
    void keepsAllOfAReportThatHasRoom() {
        final Report kept = new PageSize(PLENTY, 0, PLENTY, 1000).fit(report);
        assertThat(kept.incidents()).isEqualTo(report.incidents());
        assertThat(kept.cascades()).containsExactlyElementsOf(report.cascades());
        assertThat(kept.episodes()).isEqualTo(report.episodes());
        assertThat(kept.summary()).isEqualTo(report.summary());
        assertThat(kept.namespaces()).isEqualTo(report.namespaces());
    }

    @Test
    void keepsDaysWithSomethingMissingAlone() {
        assertThat(report.coverage()).anyMatch(day -> day.missing() > 0).anyMatch(day -> day.missing() == 0);
        assertThat(PageSize.DEFAULT.fit(report).coverage())
                .isNotEmpty()
                .allMatch(day -> day.missing() > 0)
                .hasSize((int) report.coverage().stream()
                        .filter(day -> day.missing() > 0)
                        .count());
    }

    @Test
    void makesBriefWhatHasNoRoom() {
        final Report kept = new PageSize(TextSize.of(report.incidents().get(0)), PLENTY, PLENTY, 1000).fit(report);
        assertThat(kept.incidents()).hasSameSizeAs(report.incidents());
        assertThat(kept.incidents().get(0)).isEqualTo(report.incidents().get(0));
        final ReportedIncident whole = report.incidents().get(1);
        final ReportedIncident brief = kept.incidents().get(1);
        assertThat(brief.id()).isEqualTo(whole.id());
        assertThat(brief.size()).isEqualTo(whole.size());
        assertThat(brief.verdict().flags()).isEqualTo(whole.verdict().flags());
        assertThat(brief.verdict().evidence()).hasSize(1);
        assertThat(brief.lead().message().orElseThrow()).hasSize(161).endsWith("x…");
        assertThat(brief.signatures()).isEmpty();
        assertThat(kept.summary().leftOut()).isZero();
        assertThat(kept.cascades()).hasSize(1);
    }

    @Test
    void countsWhatItLeavesOut() {
        final Report kept = new PageSize(0, 2_000, 0, 2).fit(report);
        assertThat(kept.incidents()).hasSizeBetween(1, 2);
        assertThat(kept.summary().leftOut())
                .isEqualTo(report.incidents().size() - kept.incidents().size());
        assertThat(kept.summary().incidents()).isEqualTo(report.summary().incidents());
        assertThat(kept.episodes()).isEqualTo(report.episodes().subList(0, 2));
        assertThat(kept.cascades()).isEmpty();
    }

    @Test
    void countsEscapesOfTexts() {
        assertThat(TextSize.of("abc")).isEqualTo(3);
        assertThat(TextSize.of("<&\"\u0000")).isEqualTo(24);
        assertThat(TextSize.of("é\u2028")).isEqualTo(9);
        assertThat(TextSize.of("😀")).isEqualTo(6);
    }

    @Test
    void cutsNoCharacterInHalf() {
        final Report emoji = GeneratedReport.of(12, 30, 7, "x".repeat(159) + "😀".repeat(50));
        final ReportedIncident brief =
                new PageSize(0, PLENTY, 0, 1).fit(emoji).incidents().get(0);
        assertThat(brief.lead().message()).hasValue("x".repeat(159) + "…");
    }
}
