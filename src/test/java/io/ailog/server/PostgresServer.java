package io.ailog.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL server on a free loopback port. It ends with {@link #close}, with the JVM, and also when the JVM
 * is killed. Its superuser {@code postgres} needs no password from this machine, all other users do.
 */
public final class PostgresServer implements AutoCloseable {
    private static final String LOGIN_RULES = """
            # superuser without password, everyone else with one; loopback only
            host all postgres 127.0.0.1/32 trust
            host all postgres ::1/128 trust
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    private final Path home;
    private final boolean temporary;
    private final EmbeddedPostgres server;
    private final PostgresWatchdog watchdog;

    /**
     * How a server is to be.
     *
     * @param home folder of its data and log, kept after closing; null for a temporary one
     * @param port 0 for any free one
     * @param fsync whether commits reach the disk, as in production; slower
     * @param timeZone the server's own; not UTC, so that code that relies on UTC is found out
     */
    public record Settings(@Nullable Path home, int port, boolean fsync, String timeZone) {
        /** A server that is gone with its data when closed. */
        public static Settings temporary() {
            return new Settings(null, 0, false, "Asia/Kathmandu");
        }

        /** A server whose data stay in {@code home} and are there at the next start. */
        public static Settings keptIn(final Path home) {
            return new Settings(home, 0, false, "Asia/Kathmandu");
        }

        public Settings withFsync() {
            return new Settings(home, port, true, timeZone);
        }

        public Settings withPort(final int newPort) {
            return new Settings(home, newPort, fsync, timeZone);
        }
    }

    private PostgresServer(
            final Path home, final boolean temporary, final EmbeddedPostgres server, final PostgresWatchdog watchdog) {
        this.home = home;
        this.temporary = temporary;
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
            new LeftoverPostmaster(home.resolve("data")).end();
            Files.writeString(home.resolve("pg_hba.conf"), LOGIN_RULES);
            final EmbeddedPostgres server = embedded(settings, home);
            final PostgresWatchdog watchdog = PostgresWatchdog.over(home.resolve("data"), kept == null ? home : null);
            return new PostgresServer(home, kept == null, server, watchdog);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The port on 127.0.0.1. */
    public int port() {
        return server.getPort();
    }

    /** The server's log. */
    public Path log() {
        return home.resolve("server.log");
    }

    /** The address of {@code database} without user. */
    public String jdbcUrl(final String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    /** The address of {@code database} as the superuser, who needs no password. */
    public String superuserUrl(final String database) {
        return jdbcUrl(database) + "?user=postgres";
    }

    /** Creates {@code name}, empty; it must not exist. */
    public void createDatabase(final String name) {
        try (Connection connection = DriverManager.getConnection(superuserUrl("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + statement.enquoteIdentifier(name, true));
        } catch (SQLException failed) {
            throw new IllegalStateException("Database " + name + " can't be created: " + failed.getMessage(), failed);
        }
    }

    /** Creates {@code name} with the roles, users and schemas of {@code db/bootstrap.sql}, and no tables. */
    public PostgresDatabase createBootstrapped(final String name) {
        createDatabase(name);
        return PostgresDatabase.bootstrap(this, name);
    }

    @Override
    public void close() {
        try {
            server.close();
            watchdog.close();
            if (temporary) {
                delete(home);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static EmbeddedPostgres embedded(final Settings settings, final Path home) {
        final Path log = home.resolve("server.log");
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(home.resolve("data"))
                    .setCleanDataDirectory(false)
                    .setPort(settings.port())
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("encoding", "UTF8")
                    .setServerConfig("hba_file", home.resolve("pg_hba.conf").toString())
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("timezone", settings.timeZone())
                    .setServerConfig("log_timezone", "UTC")
                    .setServerConfig("fsync", settings.fsync() ? "on" : "off")
                    .setServerConfig("synchronous_commit", settings.fsync() ? "on" : "off")
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .setPGStartupWait(Duration.ofSeconds(30))
                    .start();
        } catch (IOException | RuntimeException failed) {
            throw new IllegalStateException(
                    "PostgreSQL didn't start in " + home + ": " + failed.getMessage() + "\n" + lastLines(log), failed);
        }
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
