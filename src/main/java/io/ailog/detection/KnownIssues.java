package io.ailog.detection;

import io.ailog.signature.SignatureFact;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
}
