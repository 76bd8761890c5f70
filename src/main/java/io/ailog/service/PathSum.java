package io.ailog.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The path of traces that visit the same services in the same order. */
record PathSum(List<TraceRoute> routes, int steps) {
    /** The path, with times counted from {@code start}. */
    TracePath path(final Instant start) {
        final TraceRoute earliest = earliest();
        final long[] errors = new long[steps];
        routes.forEach(route -> addErrors(route, errors));
        final List<TracePath.Step> path = new ArrayList<>();
        Visit visit = earliest.begin();
        for (int i = 0; i < steps && visit != null; i++) {
            path.add(new TracePath.Step(visit.service, errors[i], visit.signature.hash()));
            visit = visit.next;
        }
        final long last = routes.stream().mapToLong(TraceRoute::last).max().orElseThrow();
        return new TracePath(
                path, routes.size(), start.plusNanos(earliest.begin().first), start.plusNanos(last), earliest.id());
    }

    private TraceRoute earliest() {
        TraceRoute earliest = routes.get(0);
        for (final TraceRoute route : routes) {
            earliest = route.isBefore(earliest) ? route : earliest;
        }
        return earliest;
    }

    private static void addErrors(final TraceRoute route, final long[] errors) {
        Visit visit = route.begin();
        for (int i = 0; i < errors.length && visit != null; i++) {
            errors[i] += visit.errors;
            visit = visit.next;
        }
    }
}
