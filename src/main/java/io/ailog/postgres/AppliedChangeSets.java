package io.ailog.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/** The change sets that a database has, as Liquibase noted them. */
class AppliedChangeSets {
    private final Connection connection;

    AppliedChangeSets(final Connection connection) {
        this.connection = connection;
    }

    /** The ids, none when the database was never migrated. */
    Set<String> ids() throws SQLException {
        final Set<String> ids = new HashSet<>();
        if (exists("databasechangelog")) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT id FROM ailog_batch.databasechangelog")) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
        }
        return ids;
    }

    /** Whether {@code table} is there in {@code ailog_batch}. */
    boolean exists(final String table) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT to_regclass('ailog_batch.' || ?) IS NOT NULL")) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }
}
