package io.ailog.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL server on a free loopback port. It ends with {@link #close}, with the JVM, and also when the JVM
 * is killed. Its superuser {@code postgres} needs no password from this machine, all other users do.
 */
public final class PostgresServer implements RunningPostgres {
    private static final String LOGIN_RULES = """
            # superuser without password, everyone else with one; loopback only
            host all postgres 127.0.0.1/32 trust
            host all postgres ::1/128 trust
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    private final Path home;
    private final EmbeddedPostgres server;
    private final PostgresWatchdog watchdog;

    /**
     * How a server is to be.
     *
     * @param home folder of its data and log, kept after closing; null for a temporary one
     * @param port 0 for any free one
     * @param fsync whether commits reach the disk, as in production; slower
     * @param timeZone the server's own; not UTC, so that code that relies on UTC is found out
     * @param patience longest wait for its first answer
     */
    public record Settings(@Nullable Path home, int port, boolean fsync, String timeZone, Duration patience) {
        private static final Settings DEFAULT = new Settings(null, 0, false, "Asia/Kathmandu", Duration.ofSeconds(30));

        /** A server that is gone with its data when closed. */
        public static Settings temporary() {
            return DEFAULT;
        }

        /** A server whose data stay in {@code home} and are there at the next start. */
        public static Settings keptIn(final Path home) {
            return new Settings(home, DEFAULT.port, DEFAULT.fsync, DEFAULT.timeZone, DEFAULT.patience);
        }

        public Settings withFsync() {
            return new Settings(home, port, true, timeZone, patience);
        }

        public Settings withPort(final int newPort) {
            return new Settings(home, newPort, fsync, timeZone, patience);
        }

        public Settings withPatience(final Duration newPatience) {
            return new Settings(home, port, fsync, timeZone, newPatience);
        }
    }

    private PostgresServer(final Path home, final EmbeddedPostgres server, final PostgresWatchdog watchdog) {
        this.home = home;
        this.server = server;
        this.watchdog = watchdog;
    }

    /**
     * Starts a server and waits until it answers.
     *
     * @throws IllegalStateException with the last lines of the server's log when it doesn't
     */
    public static PostgresServer start(final Settings settings) {
        try {
            final Path kept = settings.home();
            final Path home = kept == null
                    ? Files.createTempDirectory("ailog-postgres-")
                    : Files.createDirectories(kept.toAbsolutePath());
            return startIn(home, kept == null, settings);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static PostgresServer startIn(final Path home, final boolean temporary, final Settings settings)
            throws IOException {
        final Path data = home.resolve("data");
        new LeftoverPostmaster(data).end();
        Files.writeString(home.resolve("pg_hba.conf"), LOGIN_RULES);
        try {
            final EmbeddedPostgres server = embedded(settings, home);
            return new PostgresServer(home, server, PostgresWatchdog.over(data, temporary ? home : null));
        } catch (IOException | RuntimeException failed) {
            final String log = lastLines(home.resolve("server.log"));
            new LeftoverPostmaster(data).end();
            if (temporary) {
                delete(home);
            }
            throw new IllegalStateException(
                    "PostgreSQL didn't start in " + home + ": " + failed.getMessage() + "\n" + log, failed);
        }
    }

    @Override
    public String host() {
        return "127.0.0.1";
    }

    @Override
    public int port() {
        return server.getPort();
    }

    /** The server's log. */
    public Path log() {
        return home.resolve("server.log");
    }

    @Override
    public String superuserUrl(final String database) {
        return jdbcUrl(database) + "?user=postgres";
    }

    /** Ends as in an immediate shutdown: nothing is finished, and the next start recovers what was committed. */
    public void crash() {
        try {
            new LeftoverPostmaster(home.resolve("data")).end("QUIT");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        close();
    }

    @Override
    public void close() {
        try {
            server.close();
            watchdog.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static EmbeddedPostgres embedded(final Settings settings, final Path home) throws IOException {
        final Path log = home.resolve("server.log");
        return EmbeddedPostgres.builder()
                .setPgBinaryResolver(PostgresBinaries.configured())
                .setDataDirectory(home.resolve("data"))
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(settings.port())
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("encoding", "UTF8")
                .setServerConfig("hba_file", home.resolve("pg_hba.conf").toString())
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("timezone", settings.timeZone())
                .setServerConfig("log_timezone", "UTC")
                .setServerConfig("password_encryption", "scram-sha-256")
                .setServerConfig("fsync", settings.fsync() ? "on" : "off")
                .setServerConfig("synchronous_commit", settings.fsync() ? "on" : "off")
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setPGStartupWait(settings.patience())
                .start();
    }

    private static String lastLines(final Path log) {
        try (Stream<String> lines = Files.lines(log)) {
            final List<String> all = lines.toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - 20), all.size()));
        } catch (IOException | UncheckedIOException unreadable) {
            return "(no log: " + unreadable.getMessage() + ")";
        }
    }

    private static void delete(final Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (final Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
