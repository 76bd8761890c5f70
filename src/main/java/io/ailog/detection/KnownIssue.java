package io.ailog.detection;

import io.ailog.service.AppVersion;
import io.ailog.signature.SignatureFact;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A problem that people know: how to recognise it, where it is, and what was done about it. What is not known is empty.
 */
public record KnownIssue(String id, String name, Appearance appearance, Scope scope, Handling handling) {
    /** What the state of an issue says once there is nothing left to do. */
    private static final Set<String> OVER = Set.of("resolved", "closed", "fixed");

    /**
     * What it looks like in the logs: what is given must all be found.
     *
     * @param errorType found in the error type
     * @param message found in the message as it stands in the logs, or normalised
     */
    public record Appearance(Optional<IssuePattern> errorType, Optional<IssuePattern> message) {
        boolean matches(final SignatureFact fact) {
            if (errorType.isEmpty() && message.isEmpty()) {
                return false;
            }
            return errorType
                            .map(type -> type.isIn(fact.signature().errorType()))
                            .orElse(true)
                    && message.map(text -> text.isIn(fact.sample())
                                    || text.isIn(fact.signature().normalizedMessage()))
                            .orElse(true);
        }
    }

    /**
     * Where it is.
     *
     * @param namespace the only one, if given
     * @param application the only one, if given
     * @param introducedIn the first version that has it
     * @param fixedIn the first version that no longer has it
     */
    public record Scope(String namespace, String application, String introducedIn, String fixedIn) {
        boolean matches(final SignatureFact fact) {
            return (namespace.isEmpty() || namespace.equals(fact.namespace()))
                    && (application.isEmpty() || application.equals(fact.application()))
                    && order(fact.version(), introducedIn)
                            .map(order -> order >= 0)
                            .orElse(true);
        }

        /** Whether the version in {@code fact} has the fix; empty when one of the two isn't known. */
        Optional<Boolean> hasFix(final SignatureFact fact) {
            return order(fact.version(), fixedIn).map(order -> order >= 0);
        }

        private static Optional<Integer> order(final String seen, final String limit) {
            return AppVersion.of(seen).flatMap(version -> AppVersion.of(limit).map(version::compareTo));
        }
    }

    /**
     * What was done about it.
     *
     * @param status open unless it says resolved, closed or fixed, in any case of letters
     * @param resolvedAt when it was over
     */
    public record Handling(
            String severity, String status, String workaround, String ticket, Optional<Instant> resolvedAt) {
        /** At {@code time}, or as it is now when nobody wrote down when it was over. */
        boolean isOver(final Instant time) {
            return resolvedAt
                    .map(time::isAfter)
                    .orElseGet(() -> OVER.contains(status.strip().toLowerCase(Locale.ROOT)));
        }
    }

    /** Whether {@code fact} is this problem; never without a pattern. */
    public boolean matches(final SignatureFact fact) {
        return scope.matches(fact) && appearance.matches(fact);
    }

    /** Whether {@code fact}, which matches, shows it after it was fixed: in a version with the fix, else after its end. */
    public boolean isBackIn(final SignatureFact fact) {
        return scope.hasFix(fact)
                .orElseGet(() -> handling.resolvedAt().map(fact.last()::isAfter).orElse(false));
    }

    /** Whether {@code fact}, which matches, is explained by it: in a version without the fix, else while it is open. */
    public boolean isOpenFor(final SignatureFact fact) {
        return scope.hasFix(fact).map(fixed -> !fixed).orElseGet(() -> !handling.isOver(fact.last()));
    }

    /** Whether it is over without a word on since when or since which version, so that its return can't be told. */
    public boolean isOverForGood() {
        return scope.fixedIn().isEmpty() && handling.resolvedAt().isEmpty() && handling.isOver(Instant.EPOCH);
    }
}
