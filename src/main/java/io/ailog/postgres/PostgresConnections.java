package io.ailog.postgres;

import io.ailog.window.Failure;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.springframework.stereotype.Component;

/** Connections of one's own, outside the pool: for migrating, and for locks that live as long as a session. */
@Component
class PostgresConnections {
    /**
     * What every session starts with, pooled or not. Without the keep-alives the server would keep the locks of a host
     * that lost its power or its network for hours; so it is two minutes. Without the check it would work to its end on the
     * last statement of a process that is gone; PostgreSQL 14 and newer on Linux can see that.
     */
    static final String SESSION = """
            SET TIME ZONE 'UTC';
            SET tcp_keepalives_idle = 60;
            SET tcp_keepalives_interval = 10;
            SET tcp_keepalives_count = 6;
            DO $$
            BEGIN
                PERFORM set_config('client_connection_check_interval', '2s', false);
            EXCEPTION WHEN undefined_object OR invalid_parameter_value OR insufficient_privilege THEN
                NULL;
            END
            $$
            """;

    private final PostgresSettings settings;

    PostgresConnections(final PostgresSettings settings) {
        this.settings = settings;
    }

    /** The longest wait for a lock that is held for moments only. */
    Duration patience() {
        return settings.connectTimeout();
    }

    /** The address of the database, without user or password. */
    String url() {
        final String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        return "jdbc:postgresql://" + host + ":" + settings.port() + "/" + encoded(settings.database());
    }

    /** What the driver is told beside the address, without the login. */
    Properties properties() {
        return properties(settings.answerTimeout());
    }

    private Properties properties(final Duration answerTimeout) {
        final Properties properties = new Properties();
        properties.setProperty("ApplicationName", "ailog-analyzer");
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty(
                "connectTimeout", Long.toString(settings.connectTimeout().toSeconds()));
        properties.setProperty(
                "loginTimeout", Long.toString(settings.connectTimeout().toSeconds()));
        properties.setProperty("socketTimeout", Long.toString(answerTimeout.toSeconds()));
        if (!settings.sslMode().isEmpty()) {
            properties.setProperty("sslmode", settings.sslMode());
        }
        if (!settings.sslRootCert().isEmpty()) {
            properties.setProperty("sslrootcert", settings.sslRootCert());
        }
        return properties;
    }

    /**
     * A new connection as the user of the jobs.
     *
     * @param answerTimeout longest wait for the answer to one statement
     * @throws Failure when a setting is missing
     * @throws SQLException when the server can't be reached or refuses
     */
    Connection open(final Duration answerTimeout) throws SQLException {
        return open(settings.app(), properties(answerTimeout));
    }

    /** A new connection as {@code login}, as {@link #open(Duration)}. */
    Connection open(final Login login) throws SQLException {
        return open(login, properties());
    }

    /** As {@link #open(Login)}, with another longest wait for the answer to one statement. */
    Connection open(final Login login, final Duration answerTimeout) throws SQLException {
        return open(login, properties(answerTimeout));
    }

    /** As {@link #open(Login)}; within a transaction a statement that fails undoes itself alone. */
    Connection openLenient(final Login login) throws SQLException {
        final Properties properties = properties();
        properties.setProperty("autosave", "always");
        properties.setProperty("cleanupSavepoints", "true");
        return open(login, properties);
    }

    private Connection open(final Login login, final Properties properties) throws SQLException {
        properties.setProperty("user", login.complete().user());
        properties.setProperty("password", login.password());
        final Connection connection = DriverManager.getConnection(url(), properties);
        try (Statement statement = connection.createStatement()) {
            statement.execute(SESSION);
            return connection;
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    private static String encoded(final String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
