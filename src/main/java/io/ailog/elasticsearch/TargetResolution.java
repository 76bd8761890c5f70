package io.ailog.elasticsearch;

import io.ailog.window.Failure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The finding out of which indices there are behind the patterns, and how each maps the fields. */
final class TargetResolution {
    private final ElasticsearchConnection connection;

    TargetResolution(final ElasticsearchConnection connection) {
        this.connection = connection;
    }

    /**
     * Targets that together hold each index of the patterns once; usually one.
     *
     * @throws Failure when there is no index, or a field is in none of them
     */
    List<Target> targets() {
        final ElasticsearchSettings settings = connection.settings();
        final IndexFields indexFields = existing(settings);
        if (indexFields.indices().isEmpty()) {
            throw new MissingIndices(connection).failure();
        }
        final Map<String, Shape> shapes = new LinkedHashMap<>();
        indexFields.indices().forEach(index -> shapes.put(index, shape(indexFields, index, settings.fields())));
        requireSomewhere("timestamp", shapes, Shape::timestamp);
        requireSomewhere("level", shapes, Shape::level);
        requireSomewhere("namespace", shapes, Shape::namespace);
        return targets(ShapeGroup.of(shapes), settings.indices());
    }

    private List<Target> targets(final List<ShapeGroup> groups, final String patterns) {
        if (groups.size() == 1) {
            return List.of(new Target(patterns, groups.get(0).shape()));
        }
        final List<Target> targets = new ArrayList<>();
        for (final ShapeGroup group : groups) {
            final boolean largest = targets.isEmpty();
            final List<String> names = largest ? withoutOthers(groups, patterns) : IndexLines.of(group.indices());
            names.forEach(line -> targets.add(new Target(line, group.shape())));
        }
        return targets;
    }

    /** The patterns less the other groups: so they hold indices that are made later, too. */
    private List<String> withoutOthers(final List<ShapeGroup> groups, final String patterns) {
        final StringBuilder line = new StringBuilder(patterns);
        groups.stream().skip(1).flatMap(group -> group.indices().stream()).forEach(name -> line.append(",-")
                .append(name));
        final List<String> largest = groups.get(0).indices();
        return IndexLines.fits(line.toString()) && means(line.toString(), largest)
                ? List.of(line.toString())
                : IndexLines.of(largest);
    }

    /** Exclusions don't work on aliases and data streams, hence the question whether they did. */
    private boolean means(final String expression, final List<String> names) {
        return expression.contains("*")
                && Set.copyOf(capabilities(expression, List.of("_index")).indices())
                        .equals(new HashSet<>(names));
    }

    private void requireSomewhere(
            final String setting, final Map<String, Shape> shapes, final Function<Shape, Mapped> field) {
        if (shapes.values().stream().map(field).allMatch(Mapped::isAbsent)) {
            final String name = field.apply(shapes.values().iterator().next()).name();
            throw new MissingField(setting, name, connection.settings().indices())
                    .failure(capabilities(connection.settings().indices(), List.of("*"))
                            .names());
        }
    }

    private IndexFields existing(final ElasticsearchSettings settings) {
        try {
            return capabilities(settings.indices(), requested(settings.fields()));
        } catch (final Failure e) {
            throw e.getCause() != null && ErrorCauses.status(e.getCause()) == 404
                    ? new MissingIndices(connection).failure()
                    : e;
        }
    }

    private IndexFields capabilities(final String indices, final List<String> names) {
        return new IndexFields(connection.ask(new FieldCapabilitiesRequest(indices, names)::send));
    }

    private static Shape shape(final IndexFields all, final String index, final LogFields names) {
        return new Shape(
                all.time(index, names.timestamp()), all.text(index, names.level()), all.text(index, names.namespace()));
    }

    private static List<String> requested(final LogFields names) {
        final Set<String> requested = new LinkedHashSet<>();
        for (final String name : List.of(names.timestamp(), names.level(), names.namespace())) {
            requested.add(name);
            requested.add(name + ".keyword");
            requested.addAll(FieldPath.parents(name));
        }
        return List.copyOf(requested);
    }
}
