package io.ailog.cli;

import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The log file of one process. No other process writes to it at the same time, for the one would rotate it away under the
 * other: a second process of the same command has {@code backfill-2.log}.
 */
final class LogFile implements AutoCloseable {
    /** Who comes when so many are at work shares the first file. */
    private static final int MOST = 20;

    private final Path path;
    private final @Nullable FileChannel lock;

    private LogFile(final Path path, final @Nullable FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Opens the file of {@code command} in {@code directory}, which is made if it isn't there.
     *
     * @throws Failure that names {@code LOG_DIR} when files can't be written there
     */
    static LogFile open(final Path directory, final String command) {
        requireWritable(directory);
        return unused(directory, command);
    }

    /** @throws Failure that names {@code LOG_DIR} when files can't be written to {@code directory}, made if it isn't there */
    static void requireWritable(final Path directory) {
        if (directory.toString().contains("%")) {
            throw new Failure(
                    Kind.CONFIGURATION,
                    "The log directory " + directory
                            + " holds a %, which names of rotated files can't have. Set LOG_DIR to one without.");
        }
        try {
            Files.createDirectories(directory);
        } catch (final IOException e) {
            throw notWritable(directory, e);
        }
        if (!Files.isWritable(directory)) {
            throw notWritable(directory, null);
        }
    }

    private static LogFile unused(final Path directory, final String command) {
        for (int number = 1; number <= MOST; number++) {
            final String name = number == 1 ? command : command + "-" + number;
            final @Nullable FileChannel lock = lock(directory.resolve("." + name + ".lock"));
            if (lock != null) {
                return new LogFile(directory.resolve(name + ".log"), lock);
            }
        }
        return new LogFile(directory.resolve(command + ".log"), null);
    }

    private static @Nullable FileChannel lock(final Path file) {
        try {
            final FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(channel)) {
                return channel;
            }
            channel.close();
        } catch (final IOException e) {
            // a file system without locks, or somebody else's file: the next name may do
        }
        return null;
    }

    private static boolean isLocked(final FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (final OverlappingFileLockException e) {
            return false;
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        if (lock != null) {
            try {
                lock.close();
            } catch (final IOException e) {
                // it goes with the process
            }
        }
    }

    private static Failure notWritable(final Path directory, final @Nullable IOException cause) {
        return new Failure(
                Kind.CONFIGURATION,
                "The log directory " + directory + " can't be written to. Set LOG_DIR to one that can.",
                cause);
    }
}
