package io.ailog.elasticsearch;

import io.ailog.window.Failure;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The finding out of which indices there are behind the patterns, and how each maps the fields. */
final class TargetResolution {
    private final ElasticsearchConnection connection;
    private final FieldCapabilities capabilities;

    TargetResolution(final ElasticsearchConnection connection) {
        this.connection = connection;
        this.capabilities = new FieldCapabilities(connection);
    }

    /**
     * Targets that together hold each index of the patterns once; usually one.
     *
     * @throws Failure when there is no index, or a field is in none of them
     */
    List<Target> targets() {
        final ElasticsearchSettings settings = connection.settings();
        final IndexFields fields = fields(settings);
        final Map<String, Shape> shapes = new LinkedHashMap<>();
        fields.indices().forEach(index -> shapes.put(index, shape(fields, index, settings.fields())));
        requireSomewhere("timestamp", shapes, Shape::timestamp);
        requireSomewhere("level", shapes, Shape::level);
        requireSomewhere("namespace", shapes, Shape::namespace);
        return new TargetPlan(connection, capabilities).targets(ShapeGroup.of(shapes));
    }

    private IndexFields fields(final ElasticsearchSettings settings) {
        final IndexFields fields;
        try {
            fields = capabilities.of(settings.indices(), requested(settings.fields()));
        } catch (final Failure e) {
            // names without a wildcard must exist, else the server says so with 404
            throw e.getCause() != null && ErrorCauses.status(e.getCause()) == 404
                    ? new MissingIndices(connection).failure()
                    : e;
        }
        if (fields.indices().isEmpty()) {
            throw new MissingIndices(connection).failure();
        }
        return fields;
    }

    private void requireSomewhere(
            final String setting, final Map<String, Shape> shapes, final Function<Shape, Mapped> field) {
        if (shapes.values().stream().map(field).allMatch(Mapped::isAbsent)) {
            final String name = field.apply(shapes.values().iterator().next()).name();
            final String indices = connection.settings().indices();
            throw new MissingField(setting, name, indices)
                    .failure(capabilities.of(indices, List.of("*")).names());
        }
    }

    private static Shape shape(final IndexFields all, final String index, final LogFields names) {
        return new Shape(
                all.time(index, names.timestamp()), all.text(index, names.level()), all.name(index, names.namespace()));
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
