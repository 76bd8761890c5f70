package io.ailog.cli;

import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code .env} file: a line {@code KEY=value} a setting, {@code #} begins a comment at the start of a line or after a
 * space, {@code export} in front is allowed, a value in single quotes is taken as it stands, and in double quotes a
 * backslash protects a quote or a backslash. Nothing is expanded, so a password may hold any character.
 */
final class EnvironmentFile {
    private static final Pattern LINE = Pattern.compile("(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=\\s*(.*)");
    private static final Pattern SINGLE = Pattern.compile("'([^']*)'\\s*(?:#.*)?");
    private static final Pattern DOUBLE = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"\\s*(?:#.*)?");

    private EnvironmentFile() {}

    /**
     * The settings of {@code file}, none when there is no such file.
     *
     * @throws Failure that names the line, never its text, which may be a secret
     */
    static Map<String, String> read(final Path file) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            return parse(file, Files.readAllLines(file));
        } catch (final CharacterCodingException e) {
            throw new Failure(Kind.CONFIGURATION, file + " is not written in UTF-8. Save it as UTF-8.", e);
        } catch (final IOException e) {
            throw new Failure(Kind.CONFIGURATION, file + " can't be read. Check its permissions.", e);
        }
    }

    private static Map<String, String> parse(final Path file, final List<String> lines) {
        final Map<String, String> settings = new LinkedHashMap<>();
        for (int number = 1; number <= lines.size(); number++) {
            final String line = lines.get(number - 1).replace("\uFEFF", "").strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                final Matcher parts = LINE.matcher(line);
                if (!parts.matches()) {
                    throw new Failure(
                            Kind.CONFIGURATION, file + ", line " + number + ": write KEY=value, or # for a comment.");
                }
                settings.put(parts.group(1), value(file, number, parts.group(2)));
            }
        }
        return settings;
    }

    private static String value(final Path file, final int number, final String text) {
        if (text.startsWith("'") || text.startsWith("\"")) {
            final Matcher quoted = (text.startsWith("'") ? SINGLE : DOUBLE).matcher(text);
            if (!quoted.matches()) {
                throw new Failure(
                        Kind.CONFIGURATION, file + ", line " + number + ": the quote of the value is not closed.");
            }
            return text.startsWith("'") ? quoted.group(1) : quoted.group(1).replaceAll("\\\\(.)", "$1");
        }
        return text.startsWith("#") ? "" : text.replaceFirst("\\s+#.*$", "");
    }
}
