package io.ailog.detection;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** One signature in several namespaces at once. */
public record CrossNamespaceRule(Settings settings) implements Rule {
    /**
     * What it takes, and what it is worth.
     *
     * @param weight points for a signature in {@code namespaces}
     * @param namespaces that must have it at least
     * @param span further namespaces that are rewarded at most
     * @param spanWeight points for each of them
     */
    public record Settings(double weight, int namespaces, int span, double spanWeight) {
        private static final int MOST = 100_000;

        public Settings {
            Limit.points("cross-namespace.weight", weight);
            Limit.number("cross-namespace.namespaces", namespaces, 2, MOST);
            Limit.number("cross-namespace.span", span, 0, MOST);
            Limit.points("cross-namespace.span-weight", spanWeight);
        }
    }

    @Override
    public Stream<Finding> findings(final Case given) {
        final Map<String, Long> spread = given.facts().namespaces().stream()
                .flatMap(namespace ->
                        namespace.signatures().stream().map(SeenSignature::hash).distinct())
                .collect(groupingBy(hash -> hash, counting()));
        return given.facts().namespaces().stream().flatMap(namespace -> finding(namespace, spread));
    }

    private Stream<Finding> finding(final NamespaceFacts namespace, final Map<String, Long> spread) {
        return Occurrence.in(namespace, seen -> namespaces(seen.hash(), spread) >= settings.namespaces())
                .min(Comparator.comparing(
                                (Occurrence one) -> -namespaces(one.signature().hash(), spread))
                        .thenComparing(Occurrence.WEIGHTIEST))
                .map(widest -> finding(
                        namespace.namespace(),
                        widest,
                        namespaces(widest.signature().hash(), spread)))
                .stream();
    }

    private static long namespaces(final String hash, final Map<String, Long> spread) {
        return spread.getOrDefault(hash, 0L);
    }

    /** weight + min(span, namespaces above the limit) x spanWeight: section 8 of the contract. */
    private Finding finding(final String namespace, final Occurrence widest, final long namespaces) {
        final double further = Math.min(settings.span(), namespaces - settings.namespaces()) * settings.spanWeight();
        final String sentence = Wording.of(widest.signature()) + " occurred in " + namespaces + " namespaces, here in "
                + Wording.errors(widest.errors()) + " of " + Wording.service(widest.foremost())
                + "; silent below " + settings.namespaces() + " namespaces.";
        return new Finding(
                namespace,
                Flag.CROSS_NAMESPACE,
                settings.weight() + further,
                new Evidence(
                        Flag.CROSS_NAMESPACE.column(),
                        namespaces,
                        1.0,
                        (double) settings.namespaces(),
                        widest.signature().hash(),
                        sentence));
    }
}
