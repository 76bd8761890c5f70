package io.ailog.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What keeps migrations apart: an advisory lock that ends with the transaction, so a killed migration holds nothing.
 * Liquibase's own lock, a row that outlives its process, is released under it when someone left it behind.
 */
class MigrationLock {
    /** The ASCII bytes of {@code ailogDDL}. */
    private static final long KEY = 0x61696c6f6744444cL;

    private static final Logger LOG = LoggerFactory.getLogger(MigrationLock.class);

    private final Duration patience;

    /** @param patience longest wait for this lock, and for every table of the migration */
    MigrationLock(final Duration patience) {
        this.patience = patience;
    }

    void take(final Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL client_min_messages = warning");
            statement.execute("SET LOCAL lock_timeout = " + patience.toMillis());
            statement.execute("SELECT pg_advisory_xact_lock(" + KEY + ")");
        }
    }

    void releaseAbandoned(final Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (new AppliedChangeSets(connection).exists("databasechangeloglock") && statement.executeUpdate("""
                                    UPDATE ailog_batch.databasechangeloglock
                                    SET locked = false, lockgranted = NULL, lockedby = NULL
                                    WHERE locked
                                    """) > 0) {
                LOG.warn("A lock that another run of Liquibase left behind was released.");
            }
        }
    }
}
