package io.ailog.postgres;

import io.ailog.report.Correction;
import io.ailog.report.ReportedIncident.Reason;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the JSON columns of an incident say. What somebody else put there, in another form, is left out. */
record IncidentJson(JsonMapper mapper) {
    private static final int LONGEST = 1_000;
    private static final int MOST = 20;

    IncidentJson() {
        this(new JsonMapper());
    }

    List<Reason> evidence(final @Nullable String column) {
        return items(column)
                .map(item -> new Reason(
                        text(item, "rule").orElse(""),
                        number(item, "observed"),
                        number(item, "baseline"),
                        number(item, "threshold"),
                        text(item, "signature"),
                        text(item, "sentence").orElse("")))
                .toList();
    }

    List<Correction> corrections(final @Nullable String column) {
        return items(column).flatMap(item -> correction(item).stream()).toList();
    }

    private Optional<Correction> correction(final JsonNode item) {
        return text(item, "found_at")
                .flatMap(IncidentJson::time)
                .map(found -> new Correction(found, said(item.path("was")), said(item.path("now"))));
    }

    private static Correction.Said said(final JsonNode item) {
        final List<String> flags = new ArrayList<>();
        item.path("flags").forEach(flag -> flags.add(flag.asString("")));
        return new Correction.Said(
                number(item, "errors"),
                number(item, "score"),
                text(item, "severity"),
                Optional.of(item.path("incident")).filter(JsonNode::isBoolean).map(JsonNode::booleanValue),
                flags);
    }

    private static Optional<Instant> time(final String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (final DateTimeException e) {
            return Optional.empty();
        }
    }

    private Stream<JsonNode> items(final @Nullable String column) {
        final JsonNode items = mapper.readTree(column == null ? "[]" : column);
        return items.isArray() ? items.valueStream().filter(JsonNode::isObject).limit(MOST) : Stream.empty();
    }

    private static Optional<String> text(final JsonNode item, final String field) {
        return Optional.of(item.path(field))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .map(IncidentJson::cut);
    }

    private static OptionalDouble number(final JsonNode item, final String field) {
        final JsonNode value = item.path(field);
        return value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty();
    }

    /** Never in the middle of a character. */
    private static String cut(final String text) {
        return text.codePointCount(0, text.length()) > LONGEST
                ? text.substring(0, text.offsetByCodePoints(0, LONGEST))
                : text;
    }
}
