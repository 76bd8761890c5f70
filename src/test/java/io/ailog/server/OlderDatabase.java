package io.ailog.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/** A database with the tables of an older installation, as its scripts in {@code /older} made them. */
public final class OlderDatabase {
    private OlderDatabase() {}

    /** A new database called {@code name} in which {@code owner} ran {@code script}, before there were roles. */
    public static PostgresDatabase of(final String name, final String script, final String owner) {
        final PostgresDatabase database = TestPostgres.empty(name);
        execute(
                database,
                "GRANT CREATE, USAGE ON SCHEMA ailog_peak, public TO %1$s; SET ROLE %1$s; %2$s; RESET ROLE; %3$s"
                        .formatted(owner, text(script), "REVOKE CREATE ON SCHEMA public FROM " + owner));
        return database;
    }

    /** Runs {@code sql} as the superuser. */
    public static void execute(final PostgresDatabase database, final String sql) {
        try (Connection superuser = database.connectAsSuperuser()) {
            execute(superuser, sql);
        } catch (final SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs {@code sql} as the user of the jobs, in a session of UTC as the predecessor's were. */
    public static void asApp(final PostgresDatabase database, final String sql) throws SQLException {
        try (Connection app = database.connectAsApp()) {
            execute(app, "SET TIME ZONE 'UTC'; " + sql);
        }
    }

    /** Runs {@code sql} as a colleague, who has a login and a schema called {@code reporting} but no role of ours. */
    public static void asColleague(final PostgresDatabase database, final String sql) {
        execute(database, """
                DO $$ BEGIN
                    IF to_regrole('colleague') IS NULL THEN CREATE ROLE colleague LOGIN PASSWORD 'colleague'; END IF;
                END $$;
                CREATE SCHEMA IF NOT EXISTS reporting AUTHORIZATION colleague;
                GRANT USAGE ON SCHEMA ailog_peak TO colleague;
                GRANT SELECT, REFERENCES ON ALL TABLES IN SCHEMA ailog_peak TO colleague;
                """);
        try (Connection colleague = DriverManager.getConnection(database.jdbcUrl(), "colleague", "colleague")) {
            execute(colleague, sql);
        } catch (final SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(final Connection connection, final String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(final String script) {
        final String path = "/older/" + script;
        try (InputStream file = Objects.requireNonNull(OlderDatabase.class.getResourceAsStream(path), path)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
