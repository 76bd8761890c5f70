package io.ailog.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that hold secrets and are therefore made readable for their owner only. */
final class PrivateFiles {
    private PrivateFiles() {}

    /** An empty file, in place of any that was there. */
    static void create(final Path file) {
        try {
            Files.deleteIfExists(file);
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
