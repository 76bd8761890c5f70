package io.ailog.postgres;

import io.ailog.window.CheckResult;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks over one connection; each is told by itself, and those that need what failed are skipped. */
final class CheckedStatements {
    private static final Logger LOG = LoggerFactory.getLogger(CheckedStatements.class);

    private final PostgresFailures failures;
    private final Login login;
    private final List<CheckResult> results = new ArrayList<>();

    CheckedStatements(final PostgresFailures failures, final Login login) {
        this.failures = failures;
        this.login = login;
    }

    /** A check that asks the database. */
    @FunctionalInterface
    interface Question {
        CheckResult ask(Connection connection) throws SQLException;
    }

    /** A check that makes its own way to the database. */
    @FunctionalInterface
    interface Look {
        CheckResult look() throws SQLException;
    }

    /** Whether it went well. */
    boolean check(final String name, final Look look) {
        try {
            results.add(look.look());
        } catch (final SQLException | RuntimeException e) {
            LOG.info("check {} failed", name, e);
            results.add(CheckResult.failed(name, failures.of(e, login).getMessage(), ""));
        }
        return results.get(results.size() - 1).outcome() != CheckResult.Outcome.FAILED;
    }

    boolean check(final String name, final Connection connection, final Question question) {
        return check(name, () -> question.ask(connection));
    }

    void skip(final String reason, final String... names) {
        List.of(names).forEach(name -> results.add(CheckResult.skipped(name, reason)));
    }

    List<CheckResult> results() {
        return List.copyOf(results);
    }
}
