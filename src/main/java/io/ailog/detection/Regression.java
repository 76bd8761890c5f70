package io.ailog.detection;

import io.ailog.signature.SignatureFact;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A problem that was fixed, and is back.
 *
 * @param fact the errors that show it
 */
public record Regression(SignatureFact fact, KnownIssue issue) {
    private static final Comparator<Regression> WORST = Comparator.comparing(
                    (Regression regression) -> -regression.fact().errors())
            .thenComparing(regression -> regression.issue().id())
            .thenComparing(regression -> regression.fact().signature().hash())
            .thenComparing(regression -> regression.fact().application())
            .thenComparing(regression -> regression.fact().version());

    /** The one with the most errors of a namespace, if any. */
    public static Optional<Regression> worst(final NamespaceFacts namespace, final KnownIssues issues) {
        return issues.issues().isEmpty()
                ? Optional.empty()
                : namespace.signatures().stream()
                        .filter(seen -> !seen.isMixed())
                        .map(SeenSignature::fact)
                        .flatMap(fact -> all(fact, issues))
                        .min(WORST);
    }

    private static Stream<Regression> all(final SignatureFact fact, final KnownIssues issues) {
        return issues.backIn(fact).map(issue -> new Regression(fact, issue)).stream();
    }

    /** Why it counts as one, and what would not have. */
    String sentence() {
        final KnownIssue.Scope scope = issue.scope();
        final boolean byVersion = scope.hasFix(fact).isPresent();
        final String end = byVersion
                ? "fixed in " + Wording.shortened(scope.fixedIn(), 60)
                : "resolved "
                        + issue.handling().resolvedAt().map(Object::toString).orElse("");
        return "Known issue " + Wording.issue(issue) + ", " + end + ", is back: " + Wording.errors(fact.errors())
                + " of "
                + Wording.service(fact)
                + (byVersion
                        ? "; no regression below that version."
                        : ", the last at " + fact.last() + "; no regression up to that time.");
    }
}
