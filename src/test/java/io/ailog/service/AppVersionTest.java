package io.ailog.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppVersionTest {
    private static final List<String> ASCENDING = List.of(
            "0.9",
            "1.0-alpha",
            "1.0-alpha2",
            "1.0b1",
            "1.0-M2",
            "1.0.0-RC1",
            "1.0.0-rc.2",
            "1.0.0-rc.10",
            "1.0-SNAPSHOT",
            "1.0.0",
            "1.0.0-hotfix",
            "1.0.0-hotfix2",
            "1.0.0-1",
            "1.0.1",
            "1.1.1",
            "1.1.1a",
            "1.1.1b",
            "1.9",
            "v1.10",
            "1.10.1-20260101",
            "2",
            "10.0",
            "20260101.1",
            "99999999999999999999999999999999.0");

    @Test
    void ordersVersions() {
        final List<String> shuffled = new ArrayList<>(ASCENDING);
        Collections.shuffle(shuffled, new Random(7));

        assertThat(shuffled.stream()
                        .sorted((one, two) -> version(one).compareTo(version(two)))
                        .toList())
                .isEqualTo(ASCENDING);
    }

    @Test
    void isATotalOrder() {
        for (int i = 0; i < ASCENDING.size(); i++) {
            for (int j = 0; j < ASCENDING.size(); j++) {
                assertThat(Integer.signum(version(ASCENDING.get(i)).compareTo(version(ASCENDING.get(j)))))
                        .as("%s and %s", ASCENDING.get(i), ASCENDING.get(j))
                        .isEqualTo(Integer.compare(i, j));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 1.0.0",
        "1.0, v1",
        "1.2.3, 1.2.3+build.77",
        "1.2.3, 01.002.3",
        "2.0.Final, 2.0.GA",
        "2.0, 2.0.RELEASE",
        "1.0-rc1, 1.0.0_RC.1",
        "1.0b1, 1.0-beta-1",
        "release-3.1, version 3.1",
        "' 1.2 ', 1.2"
    })
    void takesOneForTheOther(final String one, final String other) {
        assertThat(version(one)).isEqualTo(version(other));
        assertThat(version(one).compareTo(version(other))).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "latest", "main", "3f2a9c1", "deadbeef00", "v", "-1", "order-service", "\u0663.1"})
    void knowsNoOrderOfOtherTexts(final String text) {
        assertThat(AppVersion.of(text)).isEmpty();
    }

    @Test
    void bearsAnyLength() {
        final AppVersion digits = version("9".repeat(1_000_000));
        final AppVersion dots = version("1" + ".0".repeat(1_000_000));

        assertThat(digits).isGreaterThan(version("1" + "0".repeat(150)));
        assertThat(dots).isEqualTo(version("1"));
    }

    private static AppVersion version(final String text) {
        return AppVersion.of(text).orElseThrow();
    }
}
