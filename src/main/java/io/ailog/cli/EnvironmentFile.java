package io.ailog.cli;

import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A {@code .env} file: a line {@code KEY=value} a setting, {@code #} begins a comment at the start of a line or after a
 * space, {@code export} in front is allowed, a value in single quotes is taken as it stands, and in double quotes a
 * backslash protects a quote or a backslash. Nothing is expanded, so a password may hold any character.
 */
final class EnvironmentFile {
    private static final int LARGEST = 1_000_000;
    private static final Pattern LINE = Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*)");
    private static final Pattern COMMENT = Pattern.compile("(?<!\\s)\\s++#.*");

    private EnvironmentFile() {}

    /**
     * The settings of {@code file}, none when there is no such file.
     *
     * @throws Failure that names the line, never its text, which may be a secret: when it is none of the above, holds a
     *     character that no setting can have, or sets a key anew to something else
     */
    static Map<String, String> read(final Path file) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        final String text = new TextFile(file, LARGEST)
                .read(file.toString(), "Make it a text file in UTF-8 that this user can read.");
        return parse(file, text.lines().toList());
    }

    private static Map<String, String> parse(final Path file, final List<String> lines) {
        final Map<String, String> settings = new LinkedHashMap<>();
        for (int number = 1; number <= lines.size(); number++) {
            final String line = lines.get(number - 1).strip();
            if (line.chars().anyMatch(EnvironmentFile::isControl)) {
                throw wrong(file, number, "holds a control character. Remove it, or write the line anew.");
            }
            if (!line.isEmpty() && !line.startsWith("#")) {
                final Matcher parts = LINE.matcher(line);
                if (!parts.matches()) {
                    throw wrong(file, number, "write KEY=value, or # for a comment.");
                }
                final String key = parts.group(1);
                final String value = value(file, number, parts.group(2));
                final @Nullable String before = settings.put(key, value);
                if (before != null && !before.equals(value)) {
                    throw wrong(file, number, OneLine.of(key, 80) + " is set before, to another value. Keep one line.");
                }
            }
        }
        return settings;
    }

    private static String value(final Path file, final int number, final String text) {
        if (!text.startsWith("'") && !text.startsWith("\"")) {
            return text.startsWith("#") ? "" : COMMENT.matcher(text).replaceFirst("");
        }
        final StringBuilder value = new StringBuilder();
        final int end = quoted(text, value);
        if (end < 0) {
            throw wrong(file, number, "the quote of the value is not closed.");
        }
        final String rest = text.substring(end).strip();
        if (!rest.isEmpty() && !rest.startsWith("#")) {
            throw wrong(file, number, "something follows the closing quote. Quote the whole value.");
        }
        return value.toString();
    }

    /** Reads a value in quotes, and tells where it ends, -1 when it doesn't. */
    private static int quoted(final String text, final StringBuilder value) {
        final char quote = text.charAt(0);
        for (int i = 1; i < text.length(); i++) {
            if (text.charAt(i) == quote) {
                return i + 1;
            }
            if (quote == '"' && text.charAt(i) == '\\' && i + 1 < text.length()) {
                i++;
            }
            value.append(text.charAt(i));
        }
        return -1;
    }

    private static boolean isControl(final int character) {
        return Character.isISOControl(character) && character != '\t';
    }

    private static Failure wrong(final Path file, final int number, final String problem) {
        return new Failure(Kind.CONFIGURATION, file + ", line " + number + ": " + problem);
    }
}
