package io.ailog.elasticsearch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Indices that map the fields alike, or lack one of them.
 *
 * @param indices concrete names
 */
record ShapeGroup(Shape shape, List<String> indices) {
    ShapeGroup {
        indices = List.copyOf(indices);
    }

    /** The fewest groups for indices of these shapes: what can be counted first, then the largest. */
    static List<ShapeGroup> of(final Map<String, Shape> shapes) {
        final Comparator<ShapeGroup> largestFirst = Comparator.<ShapeGroup, Boolean>comparing(
                        group -> !group.shape().isCountable())
                .thenComparing(group -> -group.indices().size());
        final List<ShapeGroup> exact =
                shapes.keySet().stream().sorted().collect(Collectors.groupingBy(shapes::get)).entrySet().stream()
                        .map(entry -> new ShapeGroup(entry.getKey(), entry.getValue()))
                        .sorted(largestFirst.thenComparing(
                                group -> group.indices().get(0)))
                        .toList();
        final List<ShapeGroup> groups = new ArrayList<>();
        exact.forEach(group -> group.join(groups));
        return groups.stream().sorted(largestFirst).toList();
    }

    private void join(final List<ShapeGroup> groups) {
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i).shape.goesWith(shape)) {
                groups.set(i, groups.get(i).and(this));
                return;
            }
        }
        groups.add(this);
    }

    private ShapeGroup and(final ShapeGroup other) {
        final List<String> all = new ArrayList<>(indices);
        all.addAll(other.indices);
        return new ShapeGroup(shape.or(other.shape), all);
    }
}
