package io.ailog.service;

import io.ailog.window.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The ways of errors that one root explains, on their way to be told as one cascade.
 *
 * @param paths at least one, each with the root among its steps
 */
record Spread(Service root, List<TracePath> paths) {
    Cascade cascade(final Window window) {
        final TracePath earliest = Cascades.earliest(truest());
        return new Cascade(
                window,
                root,
                rootStep(earliest).signature(),
                earliest.trace(),
                affected(),
                paths.stream()
                        .flatMap(path -> path.steps().stream())
                        .mapToLong(TracePath.Step::errors)
                        .sum(),
                Cascades.traces(paths),
                calls());
    }

    /** Those that begin with the root: most traces of each group do. */
    private List<TracePath> truest() {
        return paths.stream().filter(path -> Cascades.first(path).equals(root)).toList();
    }

    private TracePath.Step rootStep(final TracePath path) {
        return path.steps().stream()
                .filter(step -> step.service().equals(root))
                .findFirst()
                .orElseThrow();
    }

    /** The steps of a path with the root first and the others in their order. */
    private List<TracePath.Step> fromRoot(final TracePath path) {
        final TracePath.Step first = rootStep(path);
        final List<TracePath.Step> steps = new ArrayList<>(path.steps());
        steps.remove(first);
        steps.add(0, first);
        return steps;
    }

    private List<Affected> affected() {
        final Map<Service, Affected> affected = new TreeMap<>();
        for (final TracePath path : paths) {
            final List<TracePath.Step> steps = fromRoot(path);
            for (int depth = 1; depth < steps.size(); depth++) {
                final TracePath.Step step = steps.get(depth);
                affected.merge(
                        step.service(),
                        new Affected(step.service(), depth, path.traces(), step.errors()),
                        (one, two) -> new Affected(
                                one.service(),
                                Math.min(one.depth(), two.depth()),
                                one.traces() + two.traces(),
                                one.errors() + two.errors()));
            }
        }
        return affected.values().stream()
                .sorted(Comparator.comparingInt(Affected::depth).thenComparing(Affected::service))
                .toList();
    }

    private List<Call> calls() {
        final List<Call> calls = new ArrayList<>();
        for (final TracePath path : paths) {
            final List<TracePath.Step> steps = fromRoot(path);
            for (int i = 1; i < steps.size(); i++) {
                calls.add(new Call(
                        steps.get(i).service(), steps.get(i - 1).service(), path.traces(), path.first(), path.last()));
            }
        }
        return Call.merged(calls);
    }
}
