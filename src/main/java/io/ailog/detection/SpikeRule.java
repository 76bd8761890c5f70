package io.ailog.detection;

import io.ailog.threshold.Baseline;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** More errors in the window than the effective threshold of the namespace and day allows. */
public record SpikeRule(Settings settings) implements Rule {
    /**
     * What a spike is worth.
     *
     * @param weight points for any spike
     * @param ratioFrom multiple of the slot's mean above which further points are given
     * @param ratioSpan multiples above {@code ratioFrom} that are rewarded at most
     * @param ratioWeight points for each of them
     */
    public record Settings(double weight, double ratioFrom, double ratioSpan, double ratioWeight) {
        public Settings {
            Limit.points("spike.weight", weight);
            Limit.multiple("spike.ratio-from", ratioFrom);
            Limit.multiple("spike.ratio-span", ratioSpan);
            Limit.points("spike.ratio-weight", ratioWeight);
        }
    }

    @Override
    public Stream<Finding> findings(final Case given) {
        return given.facts().namespaces().stream()
                .filter(namespace ->
                        namespace.count() > namespace.baseline().threshold().value())
                .map(this::finding);
    }

    private Finding finding(final NamespaceFacts facts) {
        final OptionalDouble ratio = facts.baseline().ratio(facts.count());
        return new Finding(facts.namespace(), Flag.SPIKE, weight(ratio), evidence(facts, ratio));
    }

    /** weight + min(ratioSpan, ratio - ratioFrom) x ratioWeight above ratioFrom: section 8 of the contract. */
    private double weight(final OptionalDouble ratio) {
        final double above = ratio.orElse(0) - settings.ratioFrom();
        return above > 0
                ? settings.weight() + Math.min(settings.ratioSpan(), above) * settings.ratioWeight()
                : settings.weight();
    }

    private static Evidence evidence(final NamespaceFacts facts, final OptionalDouble ratio) {
        final Baseline baseline = facts.baseline();
        final double threshold = baseline.threshold().value();
        final String times = ratio.isPresent()
                ? String.format(Locale.ROOT, ", %.1f times what is usual at this time of the week", ratio.getAsDouble())
                : "";
        final String sentence = String.format(
                Locale.ROOT, "%,d errors%s; no spike at or below %,.0f.", facts.count(), times, Math.floor(threshold));
        return new Evidence(
                Flag.SPIKE.column(),
                facts.count(),
                baseline.slotMean().isPresent() ? baseline.slotMean().getAsDouble() : null,
                threshold,
                null,
                sentence);
    }
}
