package io.ailog.cli;

import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The settings that users give by key: those of the process environment, then those of {@code .env}. Any key can also
 * name a file that holds its value, as {@code DB_PASSWORD_FILE}. Empty values count as not given.
 */
final class Settings {
    private static final String FILE = "_FILE";

    private final Path home;
    private final Map<SettingKey, String> values;

    private Settings(final Path home, final Map<SettingKey, String> values) {
        this.home = home;
        this.values = values;
    }

    /**
     * Reads the settings of the installation in {@code home}.
     *
     * @throws Failure when {@code .env} or a file that a key names can't be read, or a key is given twice
     */
    static Settings read(final Path home, final Map<String, String> environment) {
        final Map<SettingKey, String> values = given(home, EnvironmentFile.read(home.resolve(".env")), ".env");
        given(home, environment, "the environment").forEach((key, value) -> {
            values.keySet().removeIf(other -> other.property().equals(key.property()));
            values.put(key, value);
        });
        return new Settings(home, values);
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
                    "`LOG_FORMAT` must be ecs, for JSON, or not be set, for text; was " + format + ".");
        }
        final Map<String, Object> properties = new LinkedHashMap<>();
        values.forEach((key, value) -> properties.put(key.property(), value));
        properties.put("ailog.home", home.toString());
        return properties;
    }

    /** Where the log files go: {@code LOG_DIR}, else {@code logs} in the installation. */
    Path logDirectory() {
        return home.resolve(Optional.ofNullable(values.get(SettingKey.LOG_DIR)).orElse("logs"));
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
        try {
            return Files.readString(home.resolve(file)).strip();
        } catch (final IOException e) {
            throw new Failure(
                    Kind.CONFIGURATION,
                    "`" + name + "` names " + file + ", which can't be read. Check the path and its permissions.",
                    e);
        }
    }
}
