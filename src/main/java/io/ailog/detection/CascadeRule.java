package io.ailog.detection;

import io.ailog.service.Cascade;
import io.ailog.service.Cascades;
import io.ailog.service.Service;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/** A namespace that takes part in a cascade: errors of one trace in several services. */
public record CascadeRule(Settings settings) implements Rule {
    private static final Comparator<Cascade> LARGEST =
            Comparator.comparing(Cascade::errors, Comparator.reverseOrder()).thenComparing(Cascade::root);

    /**
     * What a cascade is, and what it is worth.
     *
     * @param weight points for any number of them
     * @param services with errors that a trace must have at least
     * @param traces that a cascade must have at least
     */
    public record Settings(double weight, int services, int traces) {
        public Settings {
            Limit.points("cascade.weight", weight);
            Limit.number("cascade.services", services, 2, 100);
            Limit.number("cascade.traces", traces, 1, 1_000_000);
        }

        /** How they are found. */
        public Cascades cascades() {
            return new Cascades(services, traces);
        }
    }

    @Override
    public Stream<Finding> findings(final Case given) {
        final Map<String, Cascade> largest = new HashMap<>();
        given.cascades().forEach(cascade -> cascade.services()
                .map(Service::namespace)
                .forEach(namespace -> largest.merge(namespace, cascade, BinaryOperator.minBy(LARGEST))));
        return given.facts().namespaces().stream()
                .map(NamespaceFacts::namespace)
                .flatMap(namespace ->
                        Stream.ofNullable(largest.get(namespace)).map(cascade -> finding(namespace, cascade)));
    }

    private Finding finding(final String namespace, final Cascade cascade) {
        final int affected = cascade.affected().size();
        final String sentence = "An error of " + cascade.root() + " reached "
                + (affected == 1 ? "1 further service" : affected + " further services") + " in "
                + (cascade.traces() == 1 ? "trace " : cascade.traces() + " traces, as in ")
                + Wording.shortened(cascade.trace(), 80) + "; no cascade where a trace has errors in fewer than "
                + settings.services() + " services"
                + (settings.traces() == 1 ? "." : ", or below " + settings.traces() + " traces.");
        return new Finding(
                namespace,
                Flag.CASCADE,
                settings.weight(),
                new Evidence(
                        Flag.CASCADE.column(),
                        affected + 1.0,
                        1.0,
                        (double) settings.services(),
                        cascade.signature(),
                        sentence));
    }
}
