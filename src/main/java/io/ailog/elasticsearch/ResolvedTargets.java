package io.ailog.elasticsearch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the patterns were found to mean, for a while. */
@Component
final class ResolvedTargets {
    /** Indices come and go, and asking for each range would cost as much as counting. */
    private static final Duration RESOLVED_FOR = Duration.ofMinutes(1);

    private final ElasticsearchConnection connection;
    private final Clock clock;
    private @Nullable Resolved resolved;

    ResolvedTargets(final ElasticsearchConnection connection, final Clock clock) {
        this.connection = connection;
        this.clock = clock;
    }

    private record Resolved(List<Target> targets, Instant until) {}

    synchronized List<Target> targets() {
        final Instant now = clock.instant();
        if (resolved == null || now.isAfter(resolved.until())) {
            resolved = new Resolved(new TargetResolution(connection).targets(), now.plus(RESOLVED_FOR));
        }
        return resolved.targets();
    }

    /** Lets the next question be asked of the server. */
    synchronized void forget() {
        resolved = null;
    }
}
