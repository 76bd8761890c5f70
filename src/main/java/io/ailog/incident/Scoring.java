package io.ailog.incident;

import io.ailog.detection.Finding;
import io.ailog.detection.NamespaceFacts;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The score of an incident, 0 to 100: a base that grows with the count, and the weights of what fired.
 *
 * @param baseLimit points that the base gives at most
 * @param capWeight points of base for a count as large as the CAP
 * @param countPerPoint errors for one point of base where there is no CAP
 */
public record Scoring(double baseLimit, double capWeight, double countPerPoint) {
    public Scoring {
        if (!(baseLimit >= 0 && baseLimit <= 100 && capWeight >= 0 && capWeight <= 100)
                || !(countPerPoint > 0 && countPerPoint <= 1e9)) {
            throw new IllegalArgumentException(
                    "`ailog.detection.scoring`: `base-limit` and `cap-weight` must be 0 to 100"
                            + " and `count-per-point` above 0 and at most 1000000000, were " + baseLimit + ", "
                            + capWeight + " and "
                            + countPerPoint);
        }
    }

    /** min(100, base + weights), rounded to hundredths; section 8 of the contract. */
    public double score(final NamespaceFacts facts, final List<Finding> findings) {
        final double weights = findings.stream().mapToDouble(Finding::weight).sum();
        return Math.round(Math.min(100, base(facts) + weights) * 100) / 100.0;
    }

    private double base(final NamespaceFacts facts) {
        final OptionalDouble cap = facts.baseline().cap();
        return cap.isPresent() && cap.getAsDouble() > 0
                ? Math.min(baseLimit, capWeight * facts.count() / cap.getAsDouble())
                : Math.min(baseLimit, facts.count() / countPerPoint);
    }
}
