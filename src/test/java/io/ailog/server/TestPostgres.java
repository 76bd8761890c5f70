package io.ailog.server;

import io.ailog.postgres.PostgresEdge;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The one database server of a JVM of tests, with a migrated database that tests share and clear. */
public final class TestPostgres {
    private static final String TABLES = """
            SELECT string_agg(format('%I.%I', nspname, relname), ', ')
            FROM pg_class
            JOIN pg_namespace ON pg_namespace.oid = relnamespace
            WHERE nspname IN ('ailog_peak', 'ailog_batch')
                AND relkind IN ('r', 'p')
                AND relname NOT IN ('databasechangelog', 'databasechangeloglock')
            """;

    private TestPostgres() {}

    private static final class Shared {
        static final RunningPostgres SERVER = start();
        static final PostgresDatabase DATABASE = migrated("shared");

        /** Closed before the JVM ends, so that nothing is left when a build is over. */
        private static RunningPostgres start() {
            final RunningPostgres server = ServerChoice.ofThisJvm().docker()
                    ? DockerPostgres.start(DockerImages.configured().postgres())
                    : PostgresServer.start(PostgresServer.Settings.temporary());
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "close-postgres"));
            return server;
        }

        private static PostgresDatabase migrated(final String name) {
            final PostgresDatabase database = SERVER.createBootstrapped(name);
            PostgresEdge.schema(database).migrate();
            return database;
        }
    }

    /** The server, started when first asked for. */
    public static RunningPostgres server() {
        return Shared.SERVER;
    }

    /** The migrated database that tests share. */
    public static PostgresDatabase database() {
        return Shared.DATABASE;
    }

    /** A bootstrapped database of one's own, without tables. */
    public static PostgresDatabase empty(final String name) {
        return Shared.SERVER.createBootstrapped(name);
    }

    /** Empties every table of both schemas of the shared database. */
    public static void clear() {
        clear(database());
    }

    /** Empties every table of both schemas of {@code database}. */
    public static void clear(final PostgresDatabase database) {
        try (Connection connection = database.connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute("TRUNCATE " + first(statement, TABLES) + " RESTART IDENTITY");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The first column of the rows of {@code sql}, as the superuser reads them in the shared database. */
    public static List<String> query(final String sql) {
        return query(database(), sql);
    }

    /** As {@link #query(String)}, in {@code database}. */
    public static List<String> query(final PostgresDatabase database, final String sql) {
        final List<String> values = new ArrayList<>();
        try (Connection connection = database.connectAsSuperuser();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
            return values;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String first(final Statement statement, final String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
