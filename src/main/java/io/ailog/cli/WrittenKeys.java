package io.ailog.cli;

import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The keys of a {@code .env} file, beside what they are set to: a key that is written wrongly would not be missed.
 *
 * @param settings all of the file
 */
record WrittenKeys(Map<String, String> settings) {
    /** What the keys of the product begin with. */
    private static final List<String> OURS =
            List.of("DB_", "ES_", "LOG_", "NAMESPACES_", "CATEGORIES_", "METRICS_", "OTLP_");

    /** What the names of its settings begin with as Spring reads them from an environment. */
    private static final String SPRINGS = "AILOG_";

    /** @throws Failure when a key is one of the product's but for small letters */
    void requireCapitals() {
        for (final String key : settings.keySet()) {
            final String capitals = key.toUpperCase(Locale.ROOT);
            if (!key.equals(capitals) && (isKnown(capitals) || capitals.startsWith(SPRINGS))) {
                throw new Failure(
                        Kind.CONFIGURATION,
                        ".env sets " + OneLine.of(key, 80) + ", and keys are written in capitals: write "
                                + OneLine.of(capitals, 80) + ".");
            }
        }
    }

    /** What Spring is to see as if it stood in the environment of the process. */
    Map<String, String> springs() {
        return settings.entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith(SPRINGS) && !entry.getValue().isBlank())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** A sentence for each key that looks like one of the product's and is none. */
    List<String> warnings() {
        return settings.keySet().stream()
                .filter(key -> OURS.stream().anyMatch(key::startsWith) && !isKnown(key))
                .map(key -> ".env sets " + OneLine.of(key, 80)
                        + ", which is no key of this product. config/.env.example has them all.")
                .toList();
    }

    private static boolean isKnown(final String key) {
        return SettingKey.of(key).isPresent()
                || (key.endsWith("_FILE")
                        && SettingKey.of(key.substring(0, key.length() - 5)).isPresent());
    }
}
