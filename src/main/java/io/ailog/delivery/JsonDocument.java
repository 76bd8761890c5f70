package io.ailog.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** A JSON document in the making: times as ISO 8601 in UTC, null for what is absent. */
record JsonDocument(JsonGenerator out) {
    void object(final Runnable fields) {
        out.writeStartObject();
        fields.run();
        out.writeEndObject();
    }

    void object(final String name, final Runnable fields) {
        out.writeName(name);
        object(fields);
    }

    /** An array of objects. */
    <T> void objects(final String name, final Iterable<T> items, final Consumer<T> fields) {
        out.writeArrayPropertyStart(name);
        items.forEach(item -> object(() -> fields.accept(item)));
        out.writeEndArray();
    }

    <T> void optionalObject(final String name, final Optional<T> item, final Consumer<T> fields) {
        item.ifPresentOrElse(present -> object(name, () -> fields.accept(present)), () -> out.writeNullProperty(name));
    }

    void texts(final String name, final Collection<String> texts) {
        out.writeArrayPropertyStart(name);
        texts.forEach(text -> out.writeString(whole(text)));
        out.writeEndArray();
    }

    void text(final String name, final String text) {
        out.writeStringProperty(name, whole(text));
    }

    /** Without halves of characters, which UTF-8 has no form for. */
    private static String whole(final String text) {
        for (int at = 0; at < text.length(); at++) {
            if (Character.isSurrogate(text.charAt(at))) {
                return new String(text.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE);
            }
        }
        return text;
    }

    void text(final String name, final Optional<String> text) {
        text.ifPresentOrElse(present -> text(name, present), () -> out.writeNullProperty(name));
    }

    void number(final String name, final long number) {
        out.writeNumberProperty(name, number);
    }

    void number(final String name, final double number) {
        out.writeNumberProperty(name, number);
    }

    void number(final String name, final OptionalDouble number) {
        number.ifPresentOrElse(present -> number(name, present), () -> out.writeNullProperty(name));
    }

    void time(final String name, final Instant time) {
        text(name, time.toString());
    }

    void truth(final String name, final boolean truth) {
        out.writeBooleanProperty(name, truth);
    }
}
