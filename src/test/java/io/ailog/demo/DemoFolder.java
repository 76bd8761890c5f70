package io.ailog.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder of a demo, held by one process at a time. */
final class DemoFolder implements AutoCloseable {
    private static final String MANIFEST = "manifest.properties";
    private static final String LOCK = "demo.lock";

    private final Path home;
    private final FileChannel lock;

    private DemoFolder(final Path home, final FileChannel lock) {
        this.home = home;
        this.lock = lock;
    }

    /**
     * Takes a folder, making it if there is none.
     *
     * @throws DemoFailed when another demo uses it, or something that is no demo is in it
     */
    static DemoFolder open(final Path folder) {
        final Path home = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(home);
            if (!isOurs(home)) {
                throw new DemoFailed(
                        DemoFailed.ARGUMENTS,
                        home + " holds files that are not of a demo. Name an empty or new folder with --data.");
            }
            final FileChannel channel =
                    FileChannel.open(home.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new DemoFailed(
                        DemoFailed.HELD, "Another demo is at work in " + home + ". End it, or name another --data.");
            }
            return new DemoFolder(home, channel);
        } catch (final IOException e) {
            throw new DemoFailed(DemoFailed.ARGUMENTS, home + " can't be used as the demo's folder: " + e);
        }
    }

    Path home() {
        return home;
    }

    Path postgres() {
        return home.resolve("postgres");
    }

    Path elasticsearch() {
        return home.resolve("elasticsearch");
    }

    Path environmentFile() {
        return home.resolve(".env");
    }

    Path knownIssuesFile() {
        return home.resolve("known-issues.yaml");
    }

    Path report() {
        return home.resolve("report");
    }

    void writeKnownIssues(final String yaml) {
        try {
            Files.writeString(knownIssuesFile(), yaml);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Manifest> manifest() {
        return Manifest.read(home.resolve(MANIFEST));
    }

    void write(final Manifest manifest) {
        manifest.write(home.resolve(MANIFEST));
    }

    /** Forgets all data. */
    void clear() {
        for (final Path each :
                List.of(home.resolve(MANIFEST), postgres(), elasticsearch(), home.resolve("logs"), report())) {
            delete(each);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOurs(final Path home) throws IOException {
        try (Stream<Path> files = Files.list(home)) {
            return Files.exists(home.resolve(LOCK)) || files.findAny().isEmpty();
        }
    }

    private static @Nullable FileLock lock(final FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (final OverlappingFileLockException e) {
            return null;
        }
    }

    private static void delete(final Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
