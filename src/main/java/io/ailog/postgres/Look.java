package io.ailog.postgres;

import io.ailog.window.CheckResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Looks at the database with a session of its own, which neither writes nor waits for long.
 *
 * @param longest wait for the answer to one statement
 */
record Look(PostgresConnections connections, PostgresFailures failures, Duration longest) {
    /** What is asked of the database. */
    @FunctionalInterface
    interface Question {
        CheckResult ask(Connection connection) throws SQLException;
    }

    /**
     * What is found as {@code login}; all that was written is rolled back.
     *
     * @throws io.ailog.window.Failure that says what went wrong and which key to check
     */
    CheckResult as(final Login login, final Question question) {
        try (Connection connection = connections.open(login, longest)) {
            connection.setAutoCommit(false);
            final CheckResult finding = question.ask(connection);
            connection.rollback();
            return finding;
        } catch (final SQLException e) {
            throw failures.of(e, login);
        }
    }
}
