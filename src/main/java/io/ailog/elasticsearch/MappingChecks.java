package io.ailog.elasticsearch;

import io.ailog.window.CheckResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is behind the patterns of indices, and how the fields are mapped there. */
record MappingChecks(ElasticsearchConnection connection) {
    private static final int SHOWN = 3;

    CheckResult indices() {
        final List<String> indices = new TargetResolution(connection).indices();
        return CheckResult.ok(connection.settings().indices() + " matches " + indices.size()
                + (indices.size() == 1 ? " index: " : " indices: ")
                + indices.stream().sorted().limit(SHOWN).collect(Collectors.joining(", "))
                + (indices.size() > SHOWN ? ", ..." : ""));
    }

    CheckResult fields() {
        final List<Shape> shapes = new TargetResolution(connection)
                .targets().stream().map(Target::shape).toList();
        if (shapes.stream().noneMatch(Shape::isCountable)) {
            return CheckResult.failed(
                    "no index has both a time and a level, so nothing can be counted",
                    "Correct ES_FIELD_TIMESTAMP and ES_FIELD_LEVEL, or ES_INDEX.");
        }
        final List<Mapped> there = shapes.stream()
                .flatMap(shape -> Stream.of(shape.timestamp(), shape.level(), shape.namespace()))
                .filter(field -> !field.isAbsent())
                .distinct()
                .toList();
        return result(there, absent());
    }

    private static CheckResult result(final List<Mapped> there, final Map<String, String> absent) {
        final List<String> found = new ArrayList<>();
        final List<String> fixes = new ArrayList<>();
        found.add(there.stream()
                .map(field -> field.name() + " (" + field.type() + ")")
                .distinct()
                .collect(Collectors.joining(", ")));
        final String slow = there.stream()
                .filter(field -> field.access() == Mapped.Access.FROM_SOURCE)
                .map(Mapped::name)
                .distinct()
                .collect(Collectors.joining(", "));
        if (!slow.isEmpty()) {
            found.add("not indexed so that it can be counted, hence read from each document, slowly: " + slow);
            fixes.add("Map " + slow + " as keyword or date, or give a text the sibling .keyword.");
        }
        if (!absent.isEmpty()) {
            found.add("in no index: " + String.join(", ", absent.values()));
            fixes.add("If the logs name it otherwise, set " + String.join(", ", absent.keySet()) + ".");
        }
        final String all = String.join("; ", found);
        return fixes.isEmpty() ? CheckResult.ok(all) : CheckResult.warning(all, String.join("\n", fixes));
    }

    /** Fields that help and aren't needed, by the keys that name them, where no index has them. */
    private Map<String, String> absent() {
        final LogFields names = connection.settings().fields();
        final Map<String, String> helpful = new LinkedHashMap<>();
        helpful.put("ES_FIELD_APPLICATION", names.application());
        helpful.put("ES_FIELD_VERSION", names.version());
        helpful.put("ES_FIELD_MESSAGE", names.message());
        helpful.put("ES_FIELD_TRACE", names.trace());
        final List<String> asked = helpful.values().stream()
                .flatMap(name -> Stream.concat(Stream.of(name), FieldPath.parents(name).stream()))
                .distinct()
                .toList();
        final IndexFields fields =
                new FieldCapabilities(connection).of(connection.settings().indices(), asked);
        final List<String> there = fields.names();
        helpful.values()
                .removeIf(field -> there.contains(field)
                        || FieldPath.parents(field).stream().anyMatch(fields::isFlattened));
        return helpful;
    }
}
