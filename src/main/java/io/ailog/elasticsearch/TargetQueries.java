package io.ailog.elasticsearch;

import co.elastic.clients.elasticsearch._types.mapping.RuntimeField;
import co.elastic.clients.elasticsearch._types.mapping.RuntimeFieldType;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.json.JsonData;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parts of requests that depend on how a target maps the fields. */
record TargetQueries(Shape shape) {
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
}
