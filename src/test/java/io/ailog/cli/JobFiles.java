package io.ailog.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files of {@code jobs/}, which schedulers run by. */
final class JobFiles {
    private static final Path JOBS = Path.of("jobs");
    private static final String SCRIPT = "run-job.sh ";

    private JobFiles() {}

    static String text(final String file) {
        try {
            return Files.readString(JOBS.resolve(file));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files in a folder whose names end so, in order. */
    static List<Path> in(final String folder, final String end) {
        try (Stream<Path> files = Files.walk(JOBS.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(end))
                    .map(JOBS::relativize)
                    .sorted()
                    .toList();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The documents of a YAML file, which JSON is as well. */
    static List<Map<String, Object>> documents(final Path file) {
        final LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return Stream.iterate(
                        new Yaml(new SafeConstructor(options))
                                .loadAll(text(file.toString()))
                                .iterator(),
                        documents -> documents.hasNext(),
                        documents -> documents)
                .map(documents -> map(documents.next()))
                .toList();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(final @Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }

    /** What lies under a path of keys. */
    static Object at(final Object value, final String... keys) {
        Object found = value;
        for (final String key : keys) {
            found = entry(found, key);
        }
        return found;
    }

    private static Object entry(final Object value, final String key) {
        return Objects.requireNonNull(
                value instanceof List<?> list
                        ? list.get(Integer.parseInt(key))
                        : map(value).get(key),
                key);
    }

    /** The arguments of a line that starts the script. */
    static String arguments(final String line) {
        return line.substring(line.indexOf(SCRIPT) + SCRIPT.length()).strip();
    }
}
