package io.ailog.elasticsearch;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.mapping.RuntimeField;
import co.elastic.clients.elasticsearch._types.mapping.RuntimeFieldType;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.json.JsonData;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parts of requests that depend on how a target maps the fields. */
record TargetQueries(Shape shape) {
    /** The greatest number of each type. */
    private static final Map<String, Long> RANGES = Map.of(
            "long", Long.MAX_VALUE,
            "integer", (long) Integer.MAX_VALUE,
            "short", (long) Short.MAX_VALUE,
            "byte", (long) Byte.MAX_VALUE);

    /** Fields that the request defines itself, over those of the index: values read from the documents. */
    Map<String, RuntimeField> runtimeFields() {
        final Map<String, RuntimeField> fields = new LinkedHashMap<>();
        for (final Mapped field : List.of(shape.timestamp(), shape.level(), shape.namespace())) {
            if (field.access() == Mapped.Access.FROM_SOURCE) {
                final RuntimeFieldType type =
                        "date".equals(field.type()) ? RuntimeFieldType.Date : RuntimeFieldType.Keyword;
                fields.put(field.name(), RuntimeField.of(runtime -> runtime.type(type)));
            }
        }
        return fields;
    }

    /** Half-open, in milliseconds, which are exact for windows whatever the precision of the field. */
    Query within(final Instant from, final Instant to) {
        return Query.of(query -> query.range(range ->
                range.untyped(untyped -> untyped.field(shape.timestamp().name())
                        .gte(JsonData.of(from.toEpochMilli()))
                        .lt(JsonData.of(to.toEpochMilli()))
                        .format("epoch_millis"))));
    }

    Query level(final String value) {
        return Query.of(
                query -> query.term(term -> term.field(shape.level().name()).value(value)));
    }

    /** Whether one of {@code names} can be the value of the field at all. */
    boolean canHold(final Collection<String> names) {
        return names.stream().anyMatch(this::isValue);
    }

    /** The documents of these namespaces; a field of numbers is asked for numbers, since others would be refused. */
    Query namespaces(final Collection<String> names) {
        final List<FieldValue> values = names.stream()
                .filter(this::isValue)
                .map(name -> isInteger() ? FieldValue.of(Long.parseLong(name)) : FieldValue.of(name))
                .toList();
        return Query.of(query ->
                query.terms(terms -> terms.field(shape.namespace().name()).terms(field -> field.value(values))));
    }

    private boolean isInteger() {
        return RANGES.containsKey(shape.namespace().type());
    }

    private boolean isValue(final String name) {
        final long most = RANGES.getOrDefault(shape.namespace().type(), 0L);
        if (most == 0) {
            return true;
        }
        try {
            final long number = Long.parseLong(name);
            return number <= most
                    && number >= -most - 1
                    && Long.toString(number).equals(name);
        } catch (final NumberFormatException e) {
            return false;
        }
    }
}
