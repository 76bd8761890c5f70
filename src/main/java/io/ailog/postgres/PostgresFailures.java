package io.ailog.postgres;

import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import io.ailog.window.FailureExplainer;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.springframework.stereotype.Component;

/** The database's exceptions in words for the person who mends them, by SQLSTATE. */
@Component
class PostgresFailures implements FailureExplainer {
    private static final String MIGRATE = " Run ./run-job.sh migrate.";

    /** Where Liquibase names the change set that failed: file, id, author. */
    private static final Pattern CHANGE_SET = Pattern.compile("::([^:\\s]+)::");

    private final PostgresSettings settings;

    PostgresFailures(final PostgresSettings settings) {
        this.settings = settings;
    }

    @Override
    public Optional<Failure> explain(final Throwable thrown) {
        return SqlCause.of(thrown).map(cause -> explained(cause, settings.app()));
    }

    /** The reason of {@code thrown} for a session of {@code login}; a {@link Failure} is its own. */
    Failure of(final Throwable thrown, final Login login) {
        if (thrown instanceof Failure failure) {
            return failure;
        }
        return SqlCause.of(thrown)
                .map(cause -> explained(cause, login))
                .orElseGet(() -> new Failure(Kind.FAILED, "Unexpected: " + thrown, thrown));
    }

    /** The reason why a migration ended, after which the database is as before. */
    Failure ofMigration(final Throwable thrown) {
        final Login login = settings.ddl();
        return SqlCause.of(thrown)
                .map(cause -> switch (cause.state()) {
                    case "42501" ->
                        failure(
                                Kind.CONFIGURATION,
                                cause,
                                "User " + login.user() + " (DB_DDL_USER) may not migrate: " + cause.said()
                                        + ". Nothing was changed. Run db/bootstrap.sql as a superuser: it hands the"
                                        + " schemas and their tables to " + settings.ddlRole() + ".");
                    case "42704" ->
                        failure(
                                Kind.CONFIGURATION,
                                cause,
                                "The migration needs what is missing: " + cause.said() + ". Nothing was changed. Run"
                                        + " db/bootstrap.sql, or name the role in DB_APP_ROLE.");
                    case "55P03", "40P01" ->
                        failure(
                                Kind.HELD,
                                cause,
                                "Another migration, a running job or somebody's session uses the tables. Nothing was"
                                        + " changed. Try again when it has ended: ailog_batch.range_claim shows what"
                                        + " runs, pg_stat_activity all sessions.");
                    case "42P01", "3F000", "42703", "42883", "42P10" -> migrationFailed(cause, thrown);
                    default -> migrationEnded(cause, thrown, login);
                })
                .orElseGet(() -> new Failure(
                        Kind.FAILED,
                        "The migration failed, nothing was changed: " + oneLine(String.valueOf(thrown.getMessage())),
                        thrown));
    }

    private Failure migrationEnded(final SqlCause cause, final Throwable thrown, final Login login) {
        final Failure known = explained(cause, login);
        return switch (known.kind()) {
            case FAILED -> migrationFailed(cause, thrown);
            case UNREACHABLE ->
                failure(
                        Kind.UNREACHABLE,
                        cause,
                        known.getMessage() + " A migration is kept as a whole or not at all: run migrate again.");
            default -> known;
        };
    }

    private static Failure migrationFailed(final SqlCause cause, final Throwable thrown) {
        final Matcher place = CHANGE_SET.matcher(String.valueOf(thrown.getMessage()));
        return failure(
                Kind.FAILED,
                cause,
                "The migration failed" + (place.find() ? " in " + place.group(1) : "") + ", nothing was changed: "
                        + cause.said() + " (SQLSTATE " + cause.state() + "). Mend what it says and run migrate again.");
    }

    private static String oneLine(final String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private Failure explained(final SqlCause cause, final Login login) {
        return switch (cause.state()) {
            case "28P01", "28000" -> refusedLogin(cause, login);
            case "3D000" ->
                unreachable(cause, login, "has no such database (" + cause.said() + ")", "Check DB_NAME in .env.");
            case "53300" ->
                unreachable(cause, login, "has no connection left", "Raise max_connections or run fewer jobs.");
            case "42501" ->
                failure(
                        Kind.CONFIGURATION,
                        cause,
                        "User " + login.user() + " (" + login.userKey() + ") lacks a right: " + cause.said()
                                + ". Run ./run-job.sh migrate: as the DDL user it grants " + settings.appRole()
                                + " what it needs; " + login.user() + " must be a member of that role"
                                + " (db/bootstrap.sql).");
            case "42P01", "3F000", "42703", "42883", "42P10" ->
                failure(
                        Kind.CONFIGURATION,
                        cause,
                        "The schema of database " + settings.name() + " is missing or old: " + cause.said() + "."
                                + MIGRATE);
            case "25006" ->
                failure(
                        Kind.CONFIGURATION,
                        cause,
                        "PostgreSQL at " + server() + " takes no changes: " + cause.said()
                                + ". DB_HOST must name the primary server.");
            default -> byClass(cause, login);
        };
    }

    private Failure byClass(final SqlCause cause, final Login login) {
        if (isNoPostgres(cause)) {
            return failure(
                    Kind.CONFIGURATION,
                    cause,
                    "What answers at " + server() + " is no PostgreSQL. Check DB_HOST and DB_PORT in .env.");
        }
        if (cause.isCausedBy(SSLException.class) || isAboutTls(cause)) {
            return failure(
                    Kind.CONFIGURATION,
                    cause,
                    "PostgreSQL at " + server() + " and this program don't agree on TLS: " + cause.said()
                            + ". Check DB_SSLMODE and DB_SSLROOTCERT in .env.");
        }
        if (cause.isCausedBy(UnknownHostException.class)) {
            return unreachable(cause, login, "has an unknown host name", "Check DB_HOST in .env.");
        }
        if (cause.state().equals("08006") && cause.isCausedBy(SocketTimeoutException.class)) {
            return unreachable(
                    cause,
                    login,
                    "didn't answer in time",
                    "Try later; if a statement needs longer, raise `ailog.postgres.answer-timeout`, or"
                            + " `ailog.claims.answer-timeout` for claims.");
        }
        if (cause.state().startsWith("08") || cause.state().startsWith("57P") || isClosedByPool(cause)) {
            return unreachable(
                    cause,
                    login,
                    "can't be reached: " + cause.said(),
                    "Check DB_HOST and DB_PORT in .env, and that the server runs.");
        }
        return other(cause, login);
    }

    private Failure other(final SqlCause cause, final Login login) {
        if (cause.exception() instanceof SQLTransientConnectionException) {
            return unreachable(
                    cause,
                    login,
                    "gave no connection in " + settings.connectTimeout().toSeconds() + " s",
                    "Try later; `ailog.postgres.pool-size` is " + settings.poolSize() + ".");
        }
        final String state = cause.state().isEmpty() ? "" : " (SQLSTATE " + cause.state() + ")";
        return failure(Kind.FAILED, cause, "PostgreSQL at " + server() + " reports: " + cause.said() + state + ".");
    }

    private Failure refusedLogin(final SqlCause cause, final Login login) {
        return failure(
                Kind.CONFIGURATION,
                cause,
                "PostgreSQL at " + server() + ", database " + settings.name() + ", refuses user " + login.user() + ": "
                        + cause.said() + ". Check " + login.userKey() + " and " + login.passwordKey() + " in .env.");
    }

    private Failure unreachable(final SqlCause cause, final Login login, final String what, final String remedy) {
        return failure(
                Kind.UNREACHABLE,
                cause,
                "PostgreSQL at " + server() + " (database " + settings.name() + ", user " + login.user() + ") " + what
                        + ". " + remedy);
    }

    // neither of the two letters that may answer the question for TLS; poolers use the same SQLSTATE for other things
    private static boolean isNoPostgres(final SqlCause cause) {
        return cause.state().equals("08P01") && cause.said().contains("SSL");
    }

    // the driver has no SQLSTATE of its own for this
    private static boolean isAboutTls(final SqlCause cause) {
        return cause.state().startsWith("08") && cause.said().contains("SSL");
    }

    // what is left of a connection that broke at its commit, when the rollback fails as well
    private static boolean isClosedByPool(final SqlCause cause) {
        return cause.state().isEmpty() && cause.said().equals("Connection is closed");
    }

    private String server() {
        return settings.host() + ":" + settings.port();
    }

    private static Failure failure(final Kind kind, final SqlCause cause, final String message) {
        return new Failure(kind, message, cause.exception());
    }
}
