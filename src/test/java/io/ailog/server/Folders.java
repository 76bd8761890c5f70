package io.ailog.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Making, copying and deleting of whole folders. */
final class Folders {
    private Folders() {}

    static void copy(final Path from, final Path to) {
        for (final Path file : tree(from)) {
            final Path target = to.resolve(from.relativize(file).toString());
            try {
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            } catch (final IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static Path temporary(final String prefix) {
        try {
            return Files.createTempDirectory(prefix);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(final Path folder) {
        for (final Path file :
                tree(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
            try {
                Files.deleteIfExists(file);
            } catch (final IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static List<Path> tree(final Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
