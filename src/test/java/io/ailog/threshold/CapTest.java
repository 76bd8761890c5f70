package io.ailog.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CapTest {
    @Test
    void isTheWorkedExampleOfTheContract() {
        final Cap cap = Cap.of(week(40, 55, 60, 62, 66, 80, 84)).get(0);

        assertThat(cap.median()).isEqualTo(62);
        assertThat(cap.mean()).isCloseTo(63.857142857, within(1e-9));
        assertThat(Math.round(cap.value() * 100) / 100.0).isEqualTo(62.93);
        assertThat(cap.min()).isEqualTo(40);
        assertThat(cap.max()).isEqualTo(84);
        assertThat(cap.samples()).isEqualTo(7 * 12);
    }

    @Test
    void takesTheMeanOfTheMiddleTwoAsMedianOfAnEvenNumber() {
        final Cap cap = Cap.of(week(10, 40, 20, 90)).get(0);

        assertThat(cap.median()).isEqualTo(30);
        assertThat(cap.mean()).isEqualTo(40);
        assertThat(cap.value()).isEqualTo(35);
    }

    @Test
    void isThePercentileItselfWhereOnlyOneDayHasData() {
        assertThat(Cap.of(week(17)).get(0).value()).isEqualTo(17);
    }

    private static List<DayThreshold> week(final double... values) {
        final List<DayThreshold> week = new ArrayList<>();
        for (int day = 0; day < values.length; day++) {
            week.add(new DayThreshold("pca-dev-01-app", DayOfWeek.of(day + 1), values[day], 12, 1, 1, 1));
        }
        return week;
    }
}
