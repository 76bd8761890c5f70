package io.ailog.postgres;

import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * The database's own exception within what was thrown.
 *
 * @param exception the innermost one
 * @param state its SQLSTATE, empty when it has none
 */
record SqlCause(SQLException exception, String state) {
    /** The innermost {@link SQLException} among {@code thrown} and its causes. */
    static Optional<SqlCause> of(final Throwable thrown) {
        return Stream.<Throwable>iterate(thrown, each -> each != null, SqlCause::next)
                .limit(100)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .reduce((outer, inner) -> inner)
                .map(found -> new SqlCause(found, found.getSQLState() == null ? "" : found.getSQLState()));
    }

    /** What the server or the driver says, in one line. */
    String said() {
        final ServerErrorMessage server =
                exception instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        final String message = server == null ? exception.getMessage() : server.getMessage();
        return message == null
                ? "no reason given"
                : message.lines().findFirst().orElse("").strip().replaceAll("\\.$", "");
    }

    /** Whether {@code type} is among the causes of the exception. */
    boolean isCausedBy(final Class<? extends Throwable> type) {
        return Stream.<Throwable>iterate(exception, each -> each != null, SqlCause::next)
                .limit(100)
                .anyMatch(type::isInstance);
    }

    // a batch hides the reason in its next exception
    private static @Nullable Throwable next(final Throwable thrown) {
        return thrown instanceof SQLException sql && sql.getNextException() != null
                ? sql.getNextException()
                : thrown.getCause();
    }
}
