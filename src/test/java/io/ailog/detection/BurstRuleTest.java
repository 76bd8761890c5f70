package io.ailog.detection;

import static io.ailog.detection.Facts.HERE;
import static io.ailog.detection.Facts.busy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BurstRuleTest {
    private static final BurstRule RULE = new BurstRule(new BurstRule.Settings(20, 5, 10));

    @Test
    void firesAboveFiveTimesTheMeanOfAMinute() {
        final Finding finding = findings(150, 51).get(0);

        assertThat(finding.weight()).isEqualTo(20);
        assertThat(finding.flag()).isEqualTo(Flag.BURST);
        assertThat(finding.evidence())
                .isEqualTo(new Evidence(
                        "is_burst",
                        51,
                        10.0,
                        50.0,
                        null,
                        "51 of 150 errors came within the 60 seconds from 2026-11-23T10:16:20Z, where the window's mean is"
                                + " 10.0 a minute; no burst at or below 50 in a minute."));
    }

    @Test
    void isSilentAtFiveTimesTheMean() {
        assertThat(findings(150, 50)).isEmpty();
        assertThat(findings(151, 51)).hasSize(1);
        assertThat(findings(153, 51)).as("5 x 10.2 is 51").isEmpty();
    }

    @Test
    void wantsTenErrorsWithinTheMinute() {
        assertThat(findings(9, 9)).isEmpty();
        assertThat(findings(10, 10).get(0).evidence())
                .extracting(Evidence::threshold, Evidence::sentence)
                .containsExactly(
                        10.0,
                        "10 of 10 errors came within the 60 seconds from 2026-11-23T10:16:20Z, where the window's mean is"
                                + " 0.7 a minute; no burst at or below 9 in a minute.");
    }

    @Test
    void saysNothingOfDocumentsThatWereOnlyCounted() {
        assertThat(Facts.findings(RULE, Facts.window(Facts.namespace(HERE)))).isEmpty();
    }

    @Test
    void refusesLimitsThatMakeNoSense() {
        assertThatThrownBy(() -> new BurstRule.Settings(101, 5, 10))
                .hasMessage("`ailog.detection.burst.weight` must be 0 to 100, was 101.0."
                        + " Scores end at 100, and so do the points of a rule.");
        assertThatThrownBy(() -> new BurstRule.Settings(20, -1, 10)).hasMessageContaining("burst.times");
        assertThatThrownBy(() -> new BurstRule.Settings(20, 5, 0)).hasMessageContaining("burst.errors");
    }

    private static List<Finding> findings(final long count, final long busiest) {
        return Facts.findings(RULE, Facts.window(busy(HERE, count, busiest)));
    }
}
