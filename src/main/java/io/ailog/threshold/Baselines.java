package io.ailog.threshold;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.ailog.threshold.EffectiveThreshold.Source;
import io.ailog.window.Slot;
import io.ailog.window.Window;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The thresholds, CAPs, slot means and adjustments in force, as detection asks for them. Immutable. */
public final class Baselines {
    private final ThresholdPolicy policy;
    private final Map<DayKey, DayThreshold> thresholds;
    private final Map<String, Cap> caps;
    private final Map<DayKey, List<Adjustment>> adjustments;
    private final SlotMeans means;

    private record DayKey(String namespace, DayOfWeek day) {}

    public Baselines(
            final ThresholdPolicy policy,
            final List<DayThreshold> thresholds,
            final List<Cap> caps,
            final List<Adjustment> adjustments,
            final SlotMeans means) {
        this.policy = policy;
        this.thresholds = thresholds.stream().collect(toMap(t -> new DayKey(t.namespace(), t.day()), t -> t));
        this.caps = caps.stream().collect(toMap(Cap::namespace, cap -> cap));
        this.adjustments = adjustments.stream()
                .sorted(Comparator.comparing(Adjustment::from).reversed())
                .collect(groupingBy(a -> new DayKey(a.namespace(), a.day())));
        this.means = means;
    }

    /** What is usual for {@code namespace} in {@code window}. */
    public Baseline of(final String namespace, final Window window) {
        final Cap cap = caps.get(namespace);
        return new Baseline(
                threshold(namespace, window),
                means.of(namespace, window.slot()),
                cap == null ? OptionalDouble.empty() : OptionalDouble.of(cap.value()));
    }

    /**
     * The percentile of the day if it rests on enough samples, else the CAP, else the fallback; then the adjustment that
     * is valid on the window's date, the latest begun if there are several.
     */
    private EffectiveThreshold threshold(final String namespace, final Window window) {
        final Slot slot = window.slot();
        final LocalDate date = LocalDate.ofInstant(window.start(), ZoneOffset.UTC);
        final EffectiveThreshold plain = unadjusted(namespace, slot.day());
        return adjustments.getOrDefault(new DayKey(namespace, slot.day()), List.of()).stream()
                .filter(adjustment -> adjustment.validOn(date))
                .findFirst()
                .map(adjustment -> new EffectiveThreshold(adjustment.apply(plain.value()), plain.source(), true))
                .orElse(plain);
    }

    private EffectiveThreshold unadjusted(final String namespace, final DayOfWeek day) {
        final DayThreshold own = thresholds.get(new DayKey(namespace, day));
        if (own != null && own.samples() >= policy.minimumSamples()) {
            return new EffectiveThreshold(own.value(), Source.PERCENTILE, false);
        }
        final Cap cap = caps.get(namespace);
        return cap != null
                ? new EffectiveThreshold(cap.value(), Source.CAP, false)
                : new EffectiveThreshold(policy.fallback(), Source.DEFAULT, false);
    }
}
