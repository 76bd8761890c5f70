package io.ailog.postgres;

import io.ailog.window.CheckResult;
import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the database server is like, and whom it lets in. */
@Component
class ServerChecks {
    private static final int OLDEST = 120_000;
    private static final Set<String> VERIFYING = Set.of("verify-ca", "verify-full");
    private static final String IS_MEMBER =
            "SELECT count(*) FROM pg_catalog.pg_roles WHERE rolname = ? AND pg_has_role(current_user, oid, 'MEMBER')";

    private final PostgresSettings settings;
    private final Look look;

    ServerChecks(
            final PostgresSettings settings, final PostgresConnections connections, final PostgresFailures failures) {
        this.settings = settings;
        look = new Look(connections, failures, settings.connectTimeout());
    }

    /** Who refuses a login has answered: the check of the user says the rest. */
    CheckResult answers() {
        final String where = settings.host() + ":" + settings.port() + ", database " + settings.database();
        try {
            return look.as(settings.app(), connection -> version(connection, where));
        } catch (final Failure e) {
            if (e.kind() == Kind.CONFIGURATION && isRefusedLogin(e)) {
                return CheckResult.ok("answers at " + where + "; its version is told to users only");
            }
            throw e;
        }
    }

    private static boolean isRefusedLogin(final Failure failure) {
        return SqlCause.of(failure)
                .map(cause -> cause.state().startsWith("28"))
                // no login at all, and so nobody was asked
                .orElse(false);
    }

    private static CheckResult version(final Connection connection, final String where) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                        "SELECT current_setting('server_version_num')::int, current_setting('server_version')");
                ResultSet row = query.executeQuery()) {
            row.next();
            final String found = row.getString(2).replaceAll(" .*", "") + " at " + where;
            return row.getInt(1) >= OLDEST
                    ? CheckResult.ok(found)
                    : CheckResult.failed(found, "Upgrade the server to PostgreSQL 12 or newer.");
        }
    }

    CheckResult appUser() {
        return look.as(
                settings.app(),
                connection -> isMember(connection, settings.appRole())
                        ? CheckResult.ok(settings.user() + ", member of " + settings.appRole())
                        : CheckResult.warning(
                                settings.user() + " is no member of " + settings.appRole() + ", which has the rights",
                                "Run db/bootstrap.sql as a superuser, or name the role in DB_APP_ROLE."));
    }

    CheckResult ddlUser() {
        if (settings.ddlUser().isBlank() && settings.ddlPassword().isBlank()) {
            return CheckResult.ok("none: DB_DDL_USER is not set, and `migrate` alone needs it");
        }
        return look.as(
                settings.ddl(),
                connection -> isMember(connection, settings.ddlRole())
                        ? CheckResult.ok(settings.ddlUser() + ", member of " + settings.ddlRole())
                        : CheckResult.warning(
                                settings.ddlUser() + " is no member of " + settings.ddlRole()
                                        + ", which owns the tables",
                                "Run db/bootstrap.sql as a superuser, or name the role in DB_DDL_ROLE."));
    }

    private static boolean isMember(final Connection connection, final String role) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(IS_MEMBER)) {
            query.setString(1, role);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getInt(1) > 0;
            }
        }
    }

    CheckResult tls() {
        return look.as(settings.app(), this::tls);
    }

    private CheckResult tls(final Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                        "SELECT ssl, version FROM pg_catalog.pg_stat_ssl WHERE pid = pg_backend_pid()");
                ResultSet row = query.executeQuery()) {
            if (row.next() && row.getBoolean(1)) {
                return VERIFYING.contains(settings.sslMode())
                        ? CheckResult.ok(
                                row.getString(2) + ", the certificate is verified (" + settings.sslMode() + ")")
                        : CheckResult.warning(
                                row.getString(2) + ", but nobody checks whose certificate it is",
                                "Set DB_SSLMODE=verify-full, and DB_SSLROOTCERT to the authority's certificate.");
            }
            return isThisMachine()
                    ? CheckResult.ok("not in use; the server is on this machine")
                    : CheckResult.warning(
                            "not in use: what goes over the network can be read there",
                            "Set DB_SSLMODE=verify-full once the server has a certificate.");
        }
    }

    private boolean isThisMachine() {
        try {
            return InetAddress.getByName(settings.host()).isLoopbackAddress();
        } catch (final UnknownHostException e) {
            return false;
        }
    }
}
