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
        requireSomewhere("ES_FIELD_TIMESTAMP", shapes, Shape::timestamp);
        requireSomewhere("ES_FIELD_LEVEL", shapes, Shape::level);
        requireSomewhere("ES_FIELD_NAMESPACE", shapes, Shape::namespace);
        return new TargetPlan(connection, capabilities).targets(ShapeGroup.of(shapes));
    }

    /**
     * The indices behind the patterns.
     *
     * @throws Failure when there is none
     */
    List<String> indices() {
        return fields(connection.settings()).indices();
    }

    private IndexFields fields(final ElasticsearchSettings settings) {
        final IndexFields fields;
        try {
            fields = capabilities.of(settings.indices(), requested(settings.fields()));
        } catch (final Failure e) {
            final int status = e.getCause() == null ? 0 : ErrorCauses.status(e.getCause());
            if (status == 404) {
                // names without a wildcard must exist
                throw new MissingIndices(connection).failure();
            }
            throw status == 400 ? refused(settings, e) : e;
        }
        if (fields.indices().isEmpty()) {
            throw new MissingIndices(connection).failure();
        }
        return fields;
    }

    /** Only the names in the request come from the user, so one of them can't be one. */
    private static Failure refused(final ElasticsearchSettings settings, final Failure refusal) {
        return new Failure(
                Failure.Kind.CONFIGURATION,
                "Elasticsearch at %s refuses ES_INDEX=%s or a field's name: %s. Correct ES_INDEX, or ES_FIELD_*."
                        .formatted(settings.servers(), settings.indices(), ErrorCauses.reason(refusal)),
                refusal);
    }

    private void requireSomewhere(
            final String key, final Map<String, Shape> shapes, final Function<Shape, Mapped> field) {
        if (shapes.values().stream().map(field).allMatch(Mapped::isAbsent)) {
            final String name = field.apply(shapes.values().iterator().next()).name();
            final String indices = connection.settings().indices();
            throw new MissingField(key, name, indices)
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
