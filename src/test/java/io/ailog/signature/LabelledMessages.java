package io.ailog.signature;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Messages with the statement that logged each of them. */
final class LabelledMessages {
    private static final String FILE = "labelled-messages.tsv";

    /** A message and the label of its statement. */
    record Labelled(String label, String message) {}

    private LabelledMessages() {}

    static List<Labelled> own() {
        try (InputStream file = LabelledMessages.class.getResourceAsStream(FILE)) {
            final InputStream found = Objects.requireNonNull(file, FILE);
            return new BufferedReader(new InputStreamReader(found, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .map(fields -> new Labelled(fields[0], unescaped(fields[1])))
                    .toList();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unescaped(final String text) {
        final StringBuilder result = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            if (c == '\\') {
                i++;
                result.append(
                        switch (text.charAt(i)) {
                            case 'n' -> '\n';
                            case 't' -> '\t';
                            default -> text.charAt(i);
                        });
            } else {
                result.append(c);
            }
        }
        return result.toString();
    }
}
