package io.ailog.service;

import io.ailog.signature.Signature;
import io.ailog.window.FirstKeys;
import io.ailog.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The ways that errors took along the traces of a window. Of too many traces the first in the order of their identifiers
 * are followed, of too many paths those that the most traces took are told. Not for several threads.
 */
public final class TraceTally {
    /**
     * How much is told apart.
     *
     * @param traces three for each trace, and one for each service that it touches, as they need memory
     * @param steps of a path; where a longer one is cut
     * @param paths of a window
     */
    public record Limits(int traces, int steps, int paths) {}

    /** A trace that is not followed. */
    private static final class Ignored extends Trace {
        @Override
        boolean add(final Service service, final Signature signature, final long time) {
            return false;
        }

        @Override
        public void merge(final Trace other) {}
    }

    private final Instant start;
    private final Limits limits;
    private final FirstKeys<String, Trace> traces;

    public TraceTally(final Window window, final Limits limits) {
        start = window.start();
        this.limits = limits;
        traces = new FirstKeys<>(limits.traces(), trace -> new Trace(), new Ignored());
    }

    /** Takes an error of a trace into account. */
    public void add(final String trace, final Service service, final Signature signature, final Instant time) {
        final long nanos = Duration.between(start, time).toNanos();
        if (traces.at(trace).add(service, signature, nanos)) {
            traces.grew(1);
        }
    }

    public void merge(final TraceTally other) {
        traces.merge(other.traces);
    }

    /** The ways through two and more services, in their order; asked for at the end. */
    public List<TracePath> paths(final KnownNames known) {
        final List<TraceRoute> routes = new ArrayList<>();
        traces.parts().forEach((id, trace) -> {
            trace.settle(known);
            TraceRoute.of(id, trace, limits.steps()).ifPresent(routes::add);
        });
        routes.sort(Comparator.naturalOrder());
        return groups(routes).stream()
                .sorted(Comparator.comparing(group -> -group.size()))
                .limit(limits.paths())
                .sorted(Comparator.comparing(group -> group.get(0)))
                .map(group -> new PathSum(group, limits.steps()).path(start))
                .toList();
    }

    /** Routes through the same services, which stand side by side. */
    private static List<List<TraceRoute>> groups(final List<TraceRoute> routes) {
        final List<List<TraceRoute>> groups = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= routes.size(); to++) {
            if (to == routes.size() || routes.get(to).compareTo(routes.get(from)) != 0) {
                groups.add(routes.subList(from, to));
                from = to;
            }
        }
        return groups;
    }
}
