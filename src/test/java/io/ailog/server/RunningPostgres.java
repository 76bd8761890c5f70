package io.ailog.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A real PostgreSQL that can be reached, however it was started; its users but the superuser need their passwords. */
public sealed interface RunningPostgres extends AutoCloseable permits PostgresServer, DockerPostgres {
    /** Where it listens, as seen from this JVM. */
    String host();

    int port();

    /** The address of {@code database} as the superuser, with all that a login takes. */
    String superuserUrl(String database);

    /** Ends the server. */
    @Override
    void close();

    /** The address of {@code database} without user. */
    default String jdbcUrl(final String database) {
        return "jdbc:postgresql://" + host() + ":" + port() + "/" + database;
    }

    /** Creates {@code name}, empty; it must not exist. */
    default void createDatabase(final String name) {
        try (Connection connection = DriverManager.getConnection(superuserUrl("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + statement.enquoteIdentifier(name, true));
        } catch (SQLException failed) {
            throw new IllegalStateException("Database " + name + " can't be created: " + failed.getMessage(), failed);
        }
    }

    /** Creates {@code name} with the roles, users and schemas of {@code db/bootstrap.sql}, and no tables. */
    default PostgresDatabase createBootstrapped(final String name) {
        createDatabase(name);
        return PostgresDatabase.bootstrap(this, name);
    }
}
