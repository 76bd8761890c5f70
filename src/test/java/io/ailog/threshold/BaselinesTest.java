package io.ailog.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.window.Slot;
import io.ailog.window.Window;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BaselinesTest {
    private static final String NAMESPACE = "pca-dev-01-app";
    private static final Window MONDAY = new Window(Instant.parse("2026-11-23T10:15:00Z"));
    private static final Cap CAP = new Cap(NAMESPACE, 62.93, 62, 63.86, 40, 84, 70);

    @Test
    void trustsAPercentileWithTenSamples() {
        assertThat(baselines(10, List.of(CAP), List.of())
                        .of(NAMESPACE, MONDAY)
                        .threshold()
                        .method())
                .isEqualTo("percentile");
        assertThat(value(baselines(10, List.of(CAP), List.of()))).isEqualTo(55);
    }

    @Test
    void takesTheCapBelowTenSamples() {
        assertThat(baselines(9, List.of(CAP), List.of())
                        .of(NAMESPACE, MONDAY)
                        .threshold()
                        .method())
                .isEqualTo("cap");
        assertThat(value(baselines(9, List.of(CAP), List.of()))).isEqualTo(62.93);
    }

    @Test
    void takesTheFallbackWhereNothingIsKnown() {
        final Baseline unknown = baselines(10, List.of(), List.of()).of("pcb-uat-01-app", MONDAY);

        assertThat(unknown.threshold().value()).isEqualTo(100);
        assertThat(unknown.threshold().method()).isEqualTo("default");
        assertThat(unknown.cap()).isEmpty();
        assertThat(unknown.slotMean()).isEmpty();
        assertThat(unknown.ratio(50)).isEmpty();
    }

    @Test
    void appliesAnAdjustmentFromItsFirstDateToTheDayBeforeItsLast() {
        assertThat(value(adjusted(2, null, null, "2026-11-23", "2026-11-24"))).isEqualTo(110);
        assertThat(value(adjusted(2, null, null, "2026-11-24", null))).isEqualTo(55);
        assertThat(value(adjusted(2, null, null, "2026-11-01", "2026-11-23"))).isEqualTo(55);
        assertThat(adjusted(2, null, null, "2026-11-23", null)
                        .of(NAMESPACE, MONDAY)
                        .threshold()
                        .method())
                .isEqualTo("percentile+adjusted");
    }

    @Test
    void holdsAnAdjustedThresholdBetweenFloorAndCeiling() {
        assertThat(value(adjusted(0.1, 20.0, null, "2026-11-23", null))).isEqualTo(20);
        assertThat(value(adjusted(10, null, 300.0, "2026-11-23", null))).isEqualTo(300);
    }

    @Test
    void findsTheMeanOfTheSlot() {
        final Baseline baseline = baselines(10, List.of(CAP), List.of()).of(NAMESPACE, MONDAY);

        assertThat(baseline.slotMean()).hasValue(25);
        assertThat(baseline.ratio(100)).hasValue(4);
        assertThat(baseline.usual()).isEqualTo(25);
    }

    private static Baselines adjusted(
            final double factor,
            final @Nullable Double floor,
            final @Nullable Double ceiling,
            final String from,
            final @Nullable String to) {
        return baselines(
                10,
                List.of(CAP),
                List.of(new Adjustment(
                        NAMESPACE,
                        DayOfWeek.MONDAY,
                        factor,
                        floor,
                        ceiling,
                        LocalDate.parse(from),
                        to == null ? null : LocalDate.parse(to))));
    }

    private static Baselines baselines(final long samples, final List<Cap> caps, final List<Adjustment> adjustments) {
        return new Baselines(
                new ThresholdPolicy(10, 100),
                List.of(new DayThreshold(NAMESPACE, DayOfWeek.MONDAY, 55, samples, 20, 22, 90)),
                caps,
                adjustments,
                SlotMeans.builder()
                        .add(NAMESPACE, new Slot(DayOfWeek.MONDAY, 10, 1), 25)
                        .build());
    }

    private static double value(final Baselines baselines) {
        return baselines.of(NAMESPACE, MONDAY).threshold().value();
    }
}
