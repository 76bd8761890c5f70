package io.ailog.detection;

import io.ailog.signature.SignatureFact;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The problems that people know. Where several match, the first by identifier speaks.
 *
 * @param issues in the order of their identifiers
 */
public record KnownIssues(List<KnownIssue> issues) {
    /** Nobody knows of any. */
    public static final KnownIssues NONE = new KnownIssues(List.of());

    public KnownIssues {
        issues = issues.stream().sorted(Comparator.comparing(KnownIssue::id)).toList();
    }

    /** Those that {@code fact} shows, in their order. */
    public Stream<KnownIssue> matching(final SignatureFact fact) {
        return issues.stream().filter(issue -> issue.matches(fact));
    }

    /** The one that {@code fact} shows although it was fixed. */
    public Optional<KnownIssue> backIn(final SignatureFact fact) {
        return matching(fact).filter(issue -> issue.isBackIn(fact)).findFirst();
    }

    /** The one that explains {@code fact}. */
    public Optional<KnownIssue> explaining(final SignatureFact fact) {
        return matching(fact).filter(issue -> issue.isOpenFor(fact)).findFirst();
    }

    /** How often each was seen in a window, in their order. */
    public Stream<IssueSighting> sightings(final WindowFacts facts) {
        if (issues.isEmpty()) {
            return Stream.empty();
        }
        final Map<String, IssueSighting> sightings = new TreeMap<>();
        facts.namespaces().stream()
                .flatMap(namespace -> namespace.signatures().stream())
                .map(SeenSignature::fact)
                .forEach(fact -> matching(fact)
                        .map(issue ->
                                new IssueSighting(facts.window(), issue.id(), fact.errors(), fact.first(), fact.last()))
                        .forEach(sighting -> sightings.merge(sighting.issue(), sighting, IssueSighting::and)));
        return sightings.values().stream();
    }
}
