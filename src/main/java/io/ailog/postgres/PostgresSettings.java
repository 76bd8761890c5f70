package io.ailog.postgres;

import io.ailog.window.Failure;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the database is and who asks, as {@code ailog.postgres} says; the defaults stand in {@code application.yaml}.
 *
 * @param host name or address, {@code DB_HOST}
 * @param port {@code DB_PORT}
 * @param name of the database, {@code DB_NAME}; empty when missing
 * @param user who runs the jobs, {@code DB_USER}; empty when missing
 * @param password {@code DB_PASSWORD}
 * @param ddlUser who migrates, {@code DB_DDL_USER}; empty when missing
 * @param ddlPassword {@code DB_DDL_PASSWORD}
 * @param sslMode as in libpq, {@code DB_SSLMODE}; empty for the driver's default, {@code prefer}
 * @param sslRootCert file of the authority's certificate, {@code DB_SSLROOTCERT}; empty for the driver's default
 * @param appRole who may use the tables
 * @param ddlRole who owns the tables
 * @param connectTimeout longest wait for a connection, and for a lock when migrating or claiming
 * @param answerTimeout longest wait for the answer to one statement
 * @param poolSize most connections at a time
 */
@ConfigurationProperties("ailog.postgres")
record PostgresSettings(
        String host,
        int port,
        String name,
        String user,
        String password,
        String ddlUser,
        String ddlPassword,
        String sslMode,
        String sslRootCert,
        String appRole,
        String ddlRole,
        Duration connectTimeout,
        Duration answerTimeout,
        int poolSize) {
    private static final Set<String> SSL_MODES =
            Set.of("", "disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    private static final Pattern ROLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_$-]{0,62}");

    PostgresSettings {
        require(!host.isBlank(), "DB_HOST is empty. Name the host of PostgreSQL, as in DB_HOST=localhost.");
        require(port > 0 && port < 65536, "DB_PORT must be 1 to 65535, was " + port + ". PostgreSQL's own is 5432.");
        require(
                SSL_MODES.contains(sslMode),
                "DB_SSLMODE must be disable, allow, prefer, require, verify-ca or verify-full, was `" + sslMode + "`.");
        requireRole("ailog.postgres.app-role", appRole);
        requireRole("ailog.postgres.ddl-role", ddlRole);
        require(
                connectTimeout.compareTo(Duration.ofSeconds(1)) >= 0
                        && connectTimeout.compareTo(Duration.ofMinutes(10)) <= 0,
                "`ailog.postgres.connect-timeout` must be 1s to 10m, was " + connectTimeout + ".");
        require(
                answerTimeout.compareTo(connectTimeout) > 0 && answerTimeout.compareTo(Duration.ofDays(1)) <= 0,
                "`ailog.postgres.answer-timeout` must be longer than `ailog.postgres.connect-timeout` and 1d at most,"
                        + " was " + answerTimeout + ".");
        require(
                poolSize > 0 && poolSize <= 1_000,
                "`ailog.postgres.pool-size` must be 1 to 1000, was " + poolSize + ".");
    }

    /** Who runs the jobs. */
    Login app() {
        return new Login("DB_USER", user, "DB_PASSWORD", password);
    }

    /** Who migrates. */
    Login ddl() {
        return new Login("DB_DDL_USER", ddlUser, "DB_DDL_PASSWORD", ddlPassword);
    }

    /** The name of the database. */
    String database() {
        require(!name.isBlank(), "DB_NAME is missing. Name the database in .env, as in DB_NAME=ailog.");
        return name;
    }

    @Override
    public String toString() {
        return "PostgresSettings[" + user + "@" + host + ":" + port + "/" + name + "]";
    }

    private static void requireRole(final String key, final String role) {
        require(
                ROLE.matcher(role).matches(),
                "`" + key + "` must be a role's name of letters, digits, _ and -, was `" + role + "`.");
    }

    private static void require(final boolean holds, final String message) {
        if (!holds) {
            throw new Failure(Failure.Kind.CONFIGURATION, message);
        }
    }
}
