package io.ailog.server;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The JDKs of this machine: the running one, then those beside it.
 *
 * @param folders the homes, the preferred ones first
 */
record JavaHomes(List<Path> folders) {
    static JavaHomes installed() {
        final Path running = Path.of(System.getProperty("java.home"));
        try (Stream<Path> beside = Files.list(running.resolveSibling("").toAbsolutePath())) {
            return new JavaHomes(Stream.concat(Stream.of(running), beside.sorted())
                    .distinct()
                    .toList());
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The home of the first JDK of one of {@code versions}. */
    Path of(final JavaVersions versions, final String what) {
        return folders.stream()
                .filter(home -> Files.isExecutable(home.resolve("bin/java")))
                .filter(home -> versions.include(featureVersion(home)))
                .findFirst()
                .orElseThrow(() -> new NoSuitableJava(what + " needs Java " + versions + ", found only " + found()));
    }

    private String found() {
        return String.join(
                ", ",
                folders.stream()
                        .filter(home -> featureVersion(home) > 0)
                        .map(home -> home + " (" + featureVersion(home) + ")")
                        .toList());
    }

    private static int featureVersion(final Path home) {
        final Path release = home.resolve("release");
        if (!Files.isRegularFile(release)) {
            return 0;
        }
        final Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(release)) {
            properties.load(reader);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        final String version = properties.getProperty("JAVA_VERSION", "0").replace("\"", "");
        return Integer.parseInt(version.split("\\D", 2)[0]);
    }
}
