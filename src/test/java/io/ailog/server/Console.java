package io.ailog.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a process has written so far, read while it goes on writing. */
final class Console {
    private Console() {}

    static List<String> lines(final Path file) {
        try {
            // decoding by String replaces the half of a character that may be at the end
            return Files.exists(file)
                    ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                            .lines()
                            .toList()
                    : List.of();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
