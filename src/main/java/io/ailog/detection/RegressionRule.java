package io.ailog.detection;

import java.util.stream.Stream;

/** A known issue that was fixed, seen in a version with the fix, or after its end where no version is known. */
public record RegressionRule(Settings settings) implements Rule {
    /**
     * What a regression is worth.
     *
     * @param weight points for any number of them
     */
    public record Settings(double weight) {
        public Settings {
            Limit.points("regression.weight", weight);
        }
    }

    @Override
    public Stream<Finding> findings(final Case given) {
        return given.facts().namespaces().stream()
                .flatMap(namespace -> Regression.worst(namespace, given.issues()).map(this::finding).stream());
    }

    private Finding finding(final Regression worst) {
        return new Finding(
                worst.fact().namespace(),
                Flag.REGRESSION,
                settings.weight(),
                new Evidence(
                        Flag.REGRESSION.column(),
                        worst.fact().errors(),
                        0.0,
                        0.0,
                        worst.fact().signature().hash(),
                        worst.sentence()));
    }
}
