package io.ailog.detection;

import static java.util.stream.Collectors.groupingBy;

import io.ailog.signature.Signature;
import io.ailog.signature.SignatureFact;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One signature in one namespace of a window, whichever services logged it.
 *
 * @param seen at least one, all of the same hash
 */
public record Occurrence(List<SeenSignature> seen) {
    /** The weightiest first: the most errors, then the earliest, then the first by hash. */
    public static final Comparator<Occurrence> WEIGHTIEST = Comparator.comparing(
                    Occurrence::errors, Comparator.reverseOrder())
            .thenComparing(Occurrence::first)
            .thenComparing(occurrence -> occurrence.signature().hash());

    private static final Comparator<SignatureFact> FOREMOST = Comparator.comparing(
                    SignatureFact::errors, Comparator.reverseOrder())
            .thenComparing(SignatureFact::first)
            .thenComparing(SignatureFact::application)
            .thenComparing(SignatureFact::version);

    public Occurrence {
        seen = List.copyOf(seen);
    }

    /** The occurrences of {@code namespace} that are one problem each and pass {@code filter}, the weightiest first. */
    static Stream<Occurrence> in(final NamespaceFacts namespace, final Predicate<SeenSignature> filter) {
        return all(namespace.signatures().stream().filter(seen -> !seen.isMixed() && filter.test(seen)));
    }

    /** All occurrences of {@code namespace}, the weightiest first, and what is summed up last. */
    public static List<Occurrence> of(final NamespaceFacts namespace) {
        return Stream.concat(
                        in(namespace, seen -> true),
                        all(namespace.signatures().stream().filter(SeenSignature::isMixed)))
                .toList();
    }

    private static Stream<Occurrence> all(final Stream<SeenSignature> seen) {
        return seen.collect(groupingBy(SeenSignature::hash, TreeMap::new, Collectors.toList())).values().stream()
                .map(Occurrence::new)
                .sorted(WEIGHTIEST);
    }

    public Signature signature() {
        return seen.get(0).fact().signature();
    }

    public long errors() {
        return seen.stream().mapToLong(one -> one.fact().errors()).sum();
    }

    public Instant first() {
        return seen.stream()
                .map(one -> one.fact().first())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Of the service and version with the most errors of it. */
    public SignatureFact foremost() {
        return facts().get(0);
    }

    /** By service and version, the most errors first. */
    public List<SignatureFact> facts() {
        return seen.stream().map(SeenSignature::fact).sorted(FOREMOST).toList();
    }
}
