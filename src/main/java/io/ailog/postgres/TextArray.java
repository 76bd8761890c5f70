package io.ailog.postgres;

import java.util.Collection;
import java.util.stream.Collectors;

/** An array of texts in PostgreSQL's own spelling, for the driver can't send arrays of arrays of different lengths. */
final class TextArray {
    private TextArray() {}

    static String of(final Collection<String> texts) {
        return texts.stream()
                .map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }
}
