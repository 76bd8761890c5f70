package io.ailog.elasticsearch;

import java.util.List;
import java.util.stream.IntStream;

/** The parts of dotted field names. */
final class FieldPath {
    private FieldPath() {}

    /** Of {@code a.b.c}: {@code a} and {@code a.b}. */
    static List<String> parents(final String field) {
        return IntStream.range(1, field.length())
                .filter(i -> field.charAt(i) == '.')
                .mapToObj(i -> field.substring(0, i))
                .toList();
    }

    /** Of {@code a.b.c}: {@code c}. */
    static String last(final String field) {
        return field.substring(field.lastIndexOf('.') + 1);
    }
}
