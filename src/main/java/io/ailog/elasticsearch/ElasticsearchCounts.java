package io.ailog.elasticsearch;

import io.ailog.window.CountSource;
import io.ailog.window.LogSample;
import io.ailog.window.Window;
import io.ailog.window.WindowCounts;
import io.ailog.window.WindowRange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts of ERROR documents as Elasticsearch aggregates them: exact, page by page, no document is read. */
@Component
final class ElasticsearchCounts implements CountSource {
    /** Indices come and go, and asking for each range would cost as much as counting. */
    private static final Duration RESOLVED_FOR = Duration.ofMinutes(1);

    private final ElasticsearchConnection connection;
    private final Clock clock;
    private @Nullable Resolved resolved;

    ElasticsearchCounts(final ElasticsearchConnection connection, final Clock clock) {
        this.connection = connection;
        this.clock = clock;
    }

    private record Resolved(List<Target> targets, Instant until) {}

    @Override
    public Iterator<WindowCounts> counts(final WindowRange range) {
        final List<TargetCounts> targets = targets().stream()
                .filter(target -> target.shape().isCountable())
                .map(target -> new TargetCounts(connection, target, range))
                .toList();
        return range.windows().map(window -> sum(targets, window)).iterator();
    }

    @Override
    public LogSample sample(final WindowRange range) {
        return new SampleRequest(connection, range).sample(targets());
    }

    private static WindowCounts sum(final List<TargetCounts> targets, final Window window) {
        final WindowTally tally = new WindowTally();
        targets.forEach(target -> target.addTo(tally, window));
        return tally.counts(window);
    }

    private synchronized List<Target> targets() {
        final Instant now = clock.instant();
        if (resolved == null || now.isAfter(resolved.until())) {
            resolved = new Resolved(new TargetResolution(connection).targets(), now.plus(RESOLVED_FOR));
        }
        return resolved.targets();
    }
}
