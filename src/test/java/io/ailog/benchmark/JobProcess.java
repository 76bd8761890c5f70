package io.ailog.benchmark;

import io.ailog.server.PostgresDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The product's jar as a process of its own with a limited heap.
 *
 * @param home with a {@code namespaces.yaml}
 * @param megabytes the most heap that it may have
 */
record JobProcess(Path home, PostgresDatabase database, URI logs, int megabytes) {
    private static final Pattern HEAP_BEFORE = Pattern.compile("(\\d+)M->\\d+M\\(\\d+M\\)");

    /** Runs a job, which must end well, and tells the most heap that was in use, in megabytes. */
    int run(final List<String> arguments) {
        final Path collections = home.resolve("gc.log");
        final List<String> command = new ArrayList<>(List.of(
                java(),
                "-XX:+UseSerialGC",
                "-Xmx" + megabytes + "m",
                "-Xlog:gc:file=" + collections,
                "-jar",
                System.getProperty("ailog.jar")));
        command.addAll(arguments);
        execute(command);
        try {
            return peak(Files.readString(collections));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs {@code command}, whatever it starts the jar by, to its end, which must be good. */
    void execute(final List<String> command) {
        final Path said = home.resolve("console.log");
        try {
            final ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
            builder.environment().putAll(environment());
            if (builder.start().waitFor() != 0) {
                throw new IllegalStateException(command + " failed: " + Files.readString(said));
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private Map<String, String> environment() {
        return Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "AILOG_HOME", home.toString(),
                "NAMESPACES_FILE", home.resolve("namespaces.yaml").toString(),
                "ES_HOST", logs.toString(),
                "ES_INDEX", "logs-*",
                "DB_HOST", "127.0.0.1",
                "DB_PORT", Integer.toString(database.server().port()),
                "DB_NAME", database.name(),
                "DB_USER", database.appUser(),
                "DB_PASSWORD", database.appPassword());
    }

    private static int peak(final String collections) {
        return HEAP_BEFORE
                .matcher(collections)
                .results()
                .mapToInt(collection -> Integer.parseInt(collection.group(1)))
                .max()
                .orElse(0);
    }
}
