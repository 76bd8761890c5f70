package io.ailog.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The paths that the rows of traces show, once it is known which names are told apart in the window. */
final class TracePaths {
    private final TraceNames names;
    private final KnownNames known;
    private final TraceTally.Limits limits;
    private final List<Service> services;
    /** For each service of the rows the place in {@link #services} of that for which it counts. */
    private final int[] places;

    TracePaths(final TraceNames names, final KnownNames known, final TraceTally.Limits limits) {
        this.names = names;
        this.known = known;
        this.limits = limits;
        services = names.services().stream()
                .map(known::service)
                .distinct()
                .sorted()
                .toList();
        final Map<Service, Integer> ranks = new HashMap<>();
        services.forEach(service -> ranks.put(service, ranks.size()));
        places = names.services().stream()
                .map(known::service)
                .mapToInt(service -> ranks.getOrDefault(service, 0))
                .toArray();
    }

    /** The paths in their order, of rows whose times are counted from {@code start}. */
    List<TracePath> of(final Stream<TraceRow> rows, final Instant start) {
        final List<TraceRow> routes = rows.map(this::settled)
                .filter(row -> row.visits() > 1)
                .sorted(this::compare)
                .toList();
        return groups(routes).stream()
                .sorted(Comparator.comparing(group -> -group.size()))
                .limit(limits.paths())
                .sorted((group, other) -> compare(group.get(0), other.get(0)))
                .map(group -> path(group, start))
                .toList();
    }

    /** A row whose visits are to services that are told apart, in the order in which errors began. */
    private TraceRow settled(final TraceRow row) {
        if (row.visits() == 1) {
            return row;
        }
        final Map<Integer, Visit> visits = new HashMap<>();
        for (final Visit visit : row.all()) {
            final Visit known = visit.at(places[visit.service()]);
            visits.merge(known.service(), known, (one, other) -> one.with(other, names));
        }
        return row.withOnly(visits.values().stream()
                .sorted(Comparator.comparingLong(Visit::first).thenComparingInt(Visit::service))
                .toList());
    }

    private int compare(final TraceRow row, final TraceRow other) {
        final int length = Math.min(steps(row), steps(other));
        for (int i = 0; i < length; i++) {
            if (row.service(i) != other.service(i)) {
                return Integer.compare(row.service(i), other.service(i));
            }
        }
        return Integer.compare(steps(row), steps(other));
    }

    private int steps(final TraceRow row) {
        return Math.min(row.visits(), limits.steps());
    }

    /** Rows through the same services, which stand side by side. */
    private List<List<TraceRow>> groups(final List<TraceRow> rows) {
        final List<List<TraceRow>> groups = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= rows.size(); to++) {
            if (to == rows.size() || compare(rows.get(from), rows.get(to)) != 0) {
                groups.add(rows.subList(from, to));
                from = to;
            }
        }
        return groups;
    }

    private TracePath path(final List<TraceRow> rows, final Instant start) {
        final TraceRow earliest = rows.stream()
                .min(Comparator.comparingLong((TraceRow row) -> row.visit(0).first())
                        .thenComparing(TraceRow::id))
                .orElseThrow();
        final List<TracePath.Step> path = new ArrayList<>();
        for (int i = 0; i < steps(earliest); i++) {
            final int place = i;
            path.add(step(
                    earliest.visit(i),
                    rows.stream().mapToLong(row -> row.visit(place).errors()).sum()));
        }
        return new TracePath(
                path,
                rows.size(),
                start.plusNanos(earliest.visit(0).first()),
                start.plusNanos(rows.stream().mapToLong(TraceRow::last).max().orElseThrow()),
                earliest.id());
    }

    private TracePath.Step step(final Visit visit, final long errors) {
        final Service service = services.get(visit.service());
        return new TracePath.Step(
                service,
                errors,
                known.signature(service, names.signature(visit.signature())).hash());
    }
}
