package io.ailog.service;

import static java.util.stream.Collectors.groupingBy;

import io.ailog.window.Window;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How cascades are found: traces with errors in the same services form a group. A group's root is the service whose error
 * came first in most of its traces; of several the one with the earliest error, then the first by order. Groups with the
 * same root are one cascade. In a trace where the root is not first, because clocks differ, it is put first.
 *
 * @param services with errors that a trace must have
 * @param traces that a cascade must have
 */
public record Cascades(int services, int traces) {
    /** The cascades of a window, in the order of their roots, whatever the order of {@code paths}. */
    public List<Cascade> in(final Window window, final List<TracePath> paths) {
        final Map<Set<Service>, List<TracePath>> groups =
                paths.stream().filter(path -> path.steps().size() >= services).collect(groupingBy(Cascades::services));
        final Map<Service, List<TracePath>> byRoot = groups.values().stream()
                .collect(groupingBy(
                        Cascades::root, TreeMap::new, Collectors.flatMapping(List::stream, Collectors.toList())));
        return byRoot.entrySet().stream()
                .map(entry -> new Spread(entry.getKey(), entry.getValue()).cascade(window))
                .filter(cascade -> cascade.traces() >= traces)
                .toList();
    }

    private static Set<Service> services(final TracePath path) {
        return path.steps().stream().map(TracePath.Step::service).collect(Collectors.toSet());
    }

    private static Service root(final List<TracePath> group) {
        final Map<Service, List<TracePath>> byFirst =
                group.stream().collect(groupingBy(Cascades::first, TreeMap::new, Collectors.toList()));
        return byFirst.entrySet().stream()
                .min(Comparator.comparing((Map.Entry<Service, List<TracePath>> entry) -> -traces(entry.getValue()))
                        .thenComparing(entry -> earliest(entry.getValue()).first())
                        .thenComparing(Map.Entry::getKey))
                .orElseThrow()
                .getKey();
    }

    static Service first(final TracePath path) {
        return path.steps().get(0).service();
    }

    static long traces(final List<TracePath> paths) {
        return paths.stream().mapToLong(TracePath::traces).sum();
    }

    static TracePath earliest(final List<TracePath> paths) {
        return paths.stream()
                .min(Comparator.comparing(TracePath::first).thenComparing(TracePath::trace))
                .orElseThrow();
    }
}
