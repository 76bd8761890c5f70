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
import org.jspecify.annotations.Nullable;

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
        return in(window).of(namespace);
    }

    /** What is usual in {@code window}, for those who ask for many namespaces. */
    public InWindow in(final Window window) {
        return new InWindow(this, window.slot(), LocalDate.ofInstant(window.start(), ZoneOffset.UTC));
    }

    /** The baselines of one window, whose place in the week is worked out once. */
    public static final class InWindow {
        private final Baselines all;
        private final Slot slot;
        private final LocalDate date;

        private InWindow(final Baselines all, final Slot slot, final LocalDate date) {
            this.all = all;
            this.slot = slot;
            this.date = date;
        }

        public Baseline of(final String namespace) {
            final Cap cap = all.caps.get(namespace);
            return new Baseline(
                    threshold(namespace, cap),
                    all.means.of(namespace, slot),
                    cap == null ? OptionalDouble.empty() : OptionalDouble.of(cap.value()));
        }

        /**
         * The percentile of the day if it rests on enough samples, else the CAP, else the fallback; then the adjustment
         * that is valid on the window's date, the latest begun if there are several.
         */
        private EffectiveThreshold threshold(final String namespace, final @Nullable Cap cap) {
            final EffectiveThreshold plain = unadjusted(namespace, cap);
            for (final Adjustment adjustment :
                    all.adjustments.getOrDefault(new DayKey(namespace, slot.day()), List.of())) {
                if (adjustment.validOn(date)) {
                    return new EffectiveThreshold(adjustment.apply(plain.value()), plain.source(), true);
                }
            }
            return plain;
        }

        private EffectiveThreshold unadjusted(final String namespace, final @Nullable Cap cap) {
            final DayThreshold own = all.thresholds.get(new DayKey(namespace, slot.day()));
            if (own != null && own.samples() >= all.policy.minimumSamples()) {
                return new EffectiveThreshold(own.value(), Source.PERCENTILE, false);
            }
            return cap != null
                    ? new EffectiveThreshold(cap.value(), Source.CAP, false)
                    : new EffectiveThreshold(all.policy.fallback(), Source.DEFAULT, false);
        }
    }
}
