package io.ailog.elasticsearch;

import io.ailog.window.CountSource;
import io.ailog.window.LogSample;
import io.ailog.window.Window;
import io.ailog.window.WindowCounts;
import io.ailog.window.WindowRange;
import java.util.Iterator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Counts of ERROR documents as Elasticsearch aggregates them: exact, page by page, no document is read. */
@Component
final class ElasticsearchCounts implements CountSource {
    private final ElasticsearchConnection connection;
    private final ResolvedTargets resolved;

    ElasticsearchCounts(final ElasticsearchConnection connection, final ResolvedTargets resolved) {
        this.connection = connection;
        this.resolved = resolved;
    }

    @Override
    public Iterator<WindowCounts> counts(final WindowRange range) {
        final List<TargetCounts> targets = resolved.targets().stream()
                .filter(target -> target.shape().isCountable())
                .map(target -> new TargetCounts(connection, target, range))
                .toList();
        return range.windows().map(window -> sum(targets, window)).iterator();
    }

    @Override
    public LogSample sample(final WindowRange range) {
        return new SampleRequest(connection, range).sample(resolved.targets());
    }

    private static WindowCounts sum(final List<TargetCounts> targets, final Window window) {
        final WindowTally tally = new WindowTally();
        targets.forEach(target -> target.addTo(tally, window));
        return tally.counts(window);
    }
}
