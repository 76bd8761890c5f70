package io.ailog.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The {@code .env} of a demo folder, by which {@code run-job.sh} finds the demo's servers. */
final class EnvironmentFile {
    private static final Path NAMESPACES = Path.of("config", "namespaces.yaml");

    private EnvironmentFile() {}

    static void write(final Path file, final Map<String, String> keys) {
        final List<String> lines = Stream.concat(
                        Stream.of("NAMESPACES_FILE='" + NAMESPACES.toAbsolutePath() + "'"),
                        keys.entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(key -> key.getKey() + "='" + key.getValue() + "'"))
                .toList();
        PrivateFiles.create(file);
        try {
            Files.write(file, lines);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
