package io.ailog.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * A database of a {@link RunningPostgres} with the users that {@code db/bootstrap.sql} makes. Users and roles belong to
 * the server: databases of one server share them.
 *
 * @param appUser runs the jobs
 * @param ddlUser migrates
 */
public record PostgresDatabase(
        RunningPostgres server, String name, String appUser, String appPassword, String ddlUser, String ddlPassword) {
    /** The script, seen from the project's folder, where builds and the demo run. */
    public static final Path BOOTSTRAP = Path.of("db", "bootstrap.sql");

    /** Applies {@code db/bootstrap.sql} with the default names to the database {@code name}. */
    static PostgresDatabase bootstrap(final RunningPostgres server, final String name) {
        final PostgresDatabase database = new PostgresDatabase(
                server, name, "ailog_analyzer_app", "app-Pass'word 1", "ailog_analyzer_ddl", "ddl-Pass'word 2");
        database.bootstrap(Map.of());
        return database;
    }

    /** Applies {@code db/bootstrap.sql} as the superuser, with {@code variables} beside the passwords. */
    public void bootstrap(final Map<String, String> variables) {
        final Map<String, String> all =
                new HashMap<>(Map.of("DBNAME", name, "app_password", appPassword, "ddl_password", ddlPassword));
        all.putAll(variables);
        try (Connection connection = connectAsSuperuser()) {
            new PsqlScript(Files.readString(BOOTSTRAP), all).run(connection);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (SQLException failed) {
            throw new IllegalStateException("db/bootstrap.sql failed: " + failed.getMessage(), failed);
        }
    }

    public String jdbcUrl() {
        return server.jdbcUrl(name);
    }

    public Connection connectAsApp() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), appUser, appPassword);
    }

    public Connection connectAsDdl() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), ddlUser, ddlPassword);
    }

    public Connection connectAsSuperuser() throws SQLException {
        return DriverManager.getConnection(server.superuserUrl(name));
    }

    /** What a process needs in its environment to work with this database. */
    public Map<String, String> environment() {
        return Map.of(
                "DB_HOST", server.host(),
                "DB_PORT", Integer.toString(server.port()),
                "DB_NAME", name,
                "DB_USER", appUser,
                "DB_PASSWORD", appPassword,
                "DB_DDL_USER", ddlUser,
                "DB_DDL_PASSWORD", ddlPassword);
    }

    @Override
    public String toString() {
        return name + " at " + server.host() + ":" + server.port();
    }
}
