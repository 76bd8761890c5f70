package io.ailog.detection;

import java.util.List;
import java.util.stream.Stream;

/** A signature that no earlier window has, in whatever namespace, once enough was collected to know that. */
public record NewRule(Settings settings) implements Rule {
    /**
     * What a new signature is worth.
     *
     * @param weight points for any number of them
     */
    public record Settings(double weight) {
        public Settings {
            Limit.points("new-signature.weight", weight);
        }
    }

    @Override
    public Stream<Finding> findings(final Case given) {
        return given.facts().learning()
                ? Stream.empty()
                : given.facts().namespaces().stream().flatMap(this::finding);
    }

    private Stream<Finding> finding(final NamespaceFacts namespace) {
        final List<Occurrence> fresh =
                Occurrence.in(namespace, SeenSignature::isFirst).toList();
        return fresh.stream()
                .limit(1)
                .map(foremost -> new Finding(
                        namespace.namespace(),
                        Flag.NEW,
                        settings.weight(),
                        new Evidence(
                                Flag.NEW.column(),
                                foremost.errors(),
                                0.0,
                                0.0,
                                foremost.signature().hash(),
                                sentence(foremost, fresh.size() - 1))));
    }

    private static String sentence(final Occurrence foremost, final int others) {
        return Wording.of(foremost.signature()) + " was never seen before in any namespace: "
                + Wording.errors(foremost.errors()) + " of " + Wording.service(foremost.foremost())
                + (others == 0 ? "" : ", and " + others + " more new " + (others == 1 ? "signature" : "signatures"))
                + "; not new if any earlier window had it.";
    }
}
