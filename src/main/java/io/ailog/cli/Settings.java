package io.ailog.cli;

import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings that users give by key: those of the process environment, then those of {@code .env}. Any key can also
 * name a file that holds its value, as {@code DB_PASSWORD_FILE}. Empty values count as not given.
 */
final class Settings {
    private static final String FILE = "_FILE";

    /** Stands for the bracket that would begin a placeholder. */
    private static final String BRACE = "ailog.opening-brace";

    private static final int LARGEST_VALUE = 64 * 1024;

    private final Path home;
    private final Map<SettingKey, String> values;
    private final WrittenKeys written;

    private Settings(final Path home, final Map<SettingKey, String> values, final WrittenKeys written) {
        this.home = home;
        this.values = values;
        this.written = written;
    }

    /**
     * Reads the settings of the installation in {@code home}.
     *
     * @throws Failure when {@code .env} or a file that a key names can't be read, or a key is given twice
     */
    static Settings read(final Path home, final Map<String, String> environment) {
        final Map<String, String> file = EnvironmentFile.read(home.resolve(".env"));
        final WrittenKeys written = new WrittenKeys(file);
        written.requireCapitals();
        final Map<SettingKey, String> values = given(home, file, ".env");
        given(home, environment, "the environment").forEach((key, value) -> {
            values.keySet().removeIf(other -> other.property().equals(key.property()));
            values.put(key, value);
        });
        return new Settings(home, values, written);
    }

    /**
     * The settings under the names of Spring's properties.
     *
     * @throws Failure when the format of the log files is unknown
     */
    Map<String, Object> properties() {
        final String format = values.getOrDefault(SettingKey.LOG_FORMAT, "ecs");
        if (!"ecs".equals(format)) {
            throw new Failure(
                    Kind.CONFIGURATION,
                    "`LOG_FORMAT` must be ecs, for JSON, or not be set, for text; was " + OneLine.of(format, 80) + ".");
        }
        final Map<String, Object> properties = new LinkedHashMap<>();
        values.forEach((key, value) -> properties.put(key.property(), literal(value)));
        properties.put(BRACE, "{");
        return properties;
    }

    /** The variables of Spring's own kind that {@code .env} sets; those of the process environment go before them. */
    Map<String, String> variables(final Map<String, String> environment) {
        final Map<String, String> variables = new HashMap<>(written.springs());
        variables.putAll(environment);
        return variables;
    }

    /** Keys of {@code .env} that look like the product's and are none, in sentences. */
    List<String> warnings() {
        return written.warnings();
    }

    /** Where the log files go: {@code LOG_DIR}, else {@code logs} in the installation. */
    Path logDirectory() {
        final String name = Optional.ofNullable(values.get(SettingKey.LOG_DIR)).orElse("logs");
        try {
            return home.resolve(name);
        } catch (final InvalidPathException e) {
            throw new Failure(Kind.CONFIGURATION, "`LOG_DIR` is not the name of a directory.", e);
        }
    }

    /** {@code value} so that Spring takes it as it stands, whatever looks like one of its placeholders. */
    static String literal(final String value) {
        return value.replace("${", "$${" + BRACE + "}");
    }

    private static Map<SettingKey, String> given(
            final Path home, final Map<String, String> source, final String sourceName) {
        final Map<SettingKey, String> values = new LinkedHashMap<>();
        source.forEach((name, value) -> {
            final boolean file = name.endsWith(FILE) && SettingKey.of(name).isEmpty();
            final String plain = file ? name.substring(0, name.length() - FILE.length()) : name;
            if (!value.isBlank()) {
                SettingKey.of(plain)
                        .ifPresent(key -> put(values, key, file ? content(home, name, value) : value, sourceName));
            }
        });
        return values;
    }

    private static void put(
            final Map<SettingKey, String> values, final SettingKey key, final String value, final String source) {
        for (final SettingKey other : values.keySet()) {
            if (other.property().equals(key.property()) && !value.equals(values.get(other))) {
                throw new Failure(
                        Kind.CONFIGURATION,
                        "`" + key + "`" + (other == key ? " and its file" : " and `" + other + "`")
                                + " are both set in " + source + ", to different values. Keep one of them.");
            }
        }
        values.put(key, value);
    }

    private static String content(final Path home, final String name, final String file) {
        final String subject = "`" + name + "` names " + OneLine.of(file, 200) + ", which";
        final String value;
        try {
            value = new TextFile(home.resolve(file), LARGEST_VALUE)
                    .read(subject, "Check the path and its permissions.")
                    .replaceFirst("[\r\n]+$", "");
        } catch (final InvalidPathException e) {
            throw new Failure(Kind.CONFIGURATION, subject + " is no name of a file.", e);
        }
        if (value.isBlank() || value.chars().anyMatch(Character::isISOControl)) {
            throw new Failure(
                    Kind.CONFIGURATION,
                    subject + " must hold the value in one line, without control characters; it "
                            + (value.isBlank() ? "is empty." : "holds others."));
        }
        return value;
    }
}
