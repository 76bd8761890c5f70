package io.ailog.service;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;

/** Where a service's errors are going, against one hour and one day before. */
public enum Trend {
    DEGRADING,
    IMPROVING,
    STABLE;

    /**
     * What counts as a difference: errors that are more, or fewer, by both.
     *
     * @param share of the errors before, 0 to 10
     * @param errors documents, 0 or more
     */
    public record Margin(double share, long errors) {
        public Margin {
            if (!(share >= 0 && share <= 10)) {
                throw new IllegalArgumentException(
                        "`ailog.detection.health.trend.share` must be 0 to 10, was " + share + ". Write 25 % as 0.25.");
            }
            if (errors < 0 || errors > 1_000_000) {
                throw new IllegalArgumentException(
                        "`ailog.detection.health.trend.errors` must be 0 to 1000000, was " + errors + ".");
            }
        }

        private double of(final long before) {
            return Math.max((double) errors, share * before);
        }
    }

    /**
     * Degrading or improving when the errors now differ that way, by more than the margin, from each of the two that is
     * known; empty when neither is.
     */
    static Optional<Trend> of(final ServiceFacts facts, final Margin margin) {
        final long now = facts.errors().errors();
        final long[] before = LongStream.concat(facts.hourBefore().stream(), facts.dayBefore().stream())
                .toArray();
        if (before.length == 0) {
            return Optional.empty();
        }
        if (LongStream.of(before).allMatch(then -> now - then > margin.of(then))) {
            return Optional.of(DEGRADING);
        }
        return LongStream.of(before).allMatch(then -> then - now > margin.of(then))
                ? Optional.of(IMPROVING)
                : Optional.of(STABLE);
    }

    /** As the tables write it: {@code degrading}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
