package io.ailog.elasticsearch;

import co.elastic.clients.elasticsearch.core.FieldCapsResponse;
import co.elastic.clients.elasticsearch.core.field_caps.FieldCapability;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The field capabilities of several indices, read index by index.
 *
 * @param response of a request that included unmapped fields
 */
record IndexFields(FieldCapsResponse response) {
    /** Types of text that is kept as it is; they differ only in how they are stored. */
    private static final Set<String> TEXT = Set.of("keyword", "constant_keyword", "wildcard");

    private static final Set<String> INTEGERS = Set.of("long", "integer", "short", "byte");

    private static final Set<String> DATES = Set.of("date", "date_nanos");
    private static final Set<String> OBJECTS = Set.of("object", "nested", "flattened");

    List<String> indices() {
        return response.indices();
    }

    /** All names that are not the server's own. */
    List<String> names() {
        return response.fields().entrySet().stream()
                .filter(field -> field.getValue().values().stream()
                        .noneMatch(capability -> Boolean.TRUE.equals(capability.metadataField())))
                .map(Map.Entry::getKey)
                .filter(name -> !name.startsWith("_"))
                .sorted()
                .toList();
    }

    /** How {@code index} maps a field with text; its sibling {@code .keyword} serves when it can't serve itself. */
    Mapped text(final String index, final String field) {
        return keyword(index, field)
                .or(() -> keyword(index, field + ".keyword"))
                .or(() -> flattened(index, field))
                .orElseGet(() -> fromSource(index, field, "keyword"));
    }

    /** The same for a field in which integers are as good as text; a search for text in such a field would fail. */
    Mapped name(final String index, final String field) {
        return usable(index, field)
                .filter(INTEGERS::contains)
                .map(type -> new Mapped(field, Mapped.Access.DIRECT, type))
                .orElseGet(() -> text(index, field));
    }

    /** How {@code index} maps a field with a time. */
    Mapped time(final String index, final String field) {
        return usable(index, field)
                .filter(DATES::contains)
                .map(type -> new Mapped(field, Mapped.Access.DIRECT, "date"))
                .orElseGet(() -> fromSource(index, field, "date"));
    }

    private Optional<Mapped> keyword(final String index, final String field) {
        return usable(index, field)
                .filter(TEXT::contains)
                .map(type -> new Mapped(field, Mapped.Access.DIRECT, "keyword"));
    }

    /** Whether {@code field} is an object that is mapped as a whole somewhere, with keys that nobody lists. */
    boolean isFlattened(final String field) {
        return response.fields().getOrDefault(field, Map.of()).containsKey("flattened");
    }

    /** A key of an object that is mapped as a whole, which no capabilities list. */
    private Optional<Mapped> flattened(final String index, final String field) {
        return FieldPath.parents(field).stream()
                .flatMap(parent -> usable(index, parent).stream())
                .filter("flattened"::equals)
                .map(type -> new Mapped(field, Mapped.Access.DIRECT, "keyword"))
                .findFirst();
    }

    private Mapped fromSource(final String index, final String field, final String type) {
        return capability(index, field)
                .filter(capability -> !OBJECTS.contains(capability.type()))
                .map(capability -> new Mapped(field, Mapped.Access.FROM_SOURCE, type))
                .orElseGet(() -> Mapped.absent(field));
    }

    /** The type of a field that can be searched and aggregated from the root of the document. */
    private Optional<String> usable(final String index, final String field) {
        return capability(index, field)
                .filter(capability -> can(capability.searchable(), capability.nonSearchableIndices(), index))
                .filter(capability -> can(capability.aggregatable(), capability.nonAggregatableIndices(), index))
                .filter(capability -> !isNested(index, field))
                .map(FieldCapability::type);
    }

    private boolean isNested(final String index, final String field) {
        return FieldPath.parents(field).stream()
                .flatMap(parent -> capability(index, parent).stream())
                .anyMatch(capability -> "nested".equals(capability.type()));
    }

    private Optional<FieldCapability> capability(final String index, final String field) {
        return response.fields().getOrDefault(field, Map.of()).values().stream()
                .filter(capability -> !"unmapped".equals(capability.type()))
                // no list means that the type is the same everywhere
                .filter(capability ->
                        capability.indices().isEmpty() || capability.indices().contains(index))
                .findFirst();
    }

    private static boolean can(final boolean everywhere, final List<String> exceptions, final String index) {
        return everywhere || (!exceptions.isEmpty() && !exceptions.contains(index));
    }
}
