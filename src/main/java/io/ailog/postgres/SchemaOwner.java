package io.ailog.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;

/** The role that owns the schemas: makes the DDL user's session its own before a migration. */
class SchemaOwner {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaOwner.class);

    private static final String IS_MEMBER =
            "SELECT count(*) FROM pg_roles WHERE rolname = ? AND pg_has_role(current_user, oid, 'MEMBER')";

    private static final String CURRENT_USER = "SELECT current_user";

    private static final String OWNER_SETTING = "SELECT set_config('ailog.owner', ?, true)";

    private final String role;

    /** @param role who owns the schemas; a plain identifier */
    SchemaOwner(final String role) {
        this.role = role;
    }

    /**
     * Makes the schemas when missing, takes over what the user itself owns in them, and goes on as the owning role.
     * Without membership the user goes on as itself, which is told.
     */
    void assume(final Connection connection) throws SQLException {
        final boolean member = isMember(connection);
        final String owner = member ? role : currentUser(connection);
        try (PreparedStatement setting = connection.prepareStatement(OWNER_SETTING);
                Statement statement = connection.createStatement()) {
            setting.setString(1, owner);
            setting.execute();
            statement.execute(script());
            if (member) {
                statement.execute("SET LOCAL ROLE \"" + role + "\"");
            }
        }
        if (!member) {
            LOG.warn(
                    "User {} is no member of the role {}: new tables belong to the user. db/bootstrap.sql mends it, or"
                            + " name the owning role in DB_DDL_ROLE.",
                    owner,
                    role);
        }
    }

    /** The SQL of {@link #assume}, as a script that changes to the owning role. */
    String sql() {
        return "SELECT set_config('ailog.owner', '" + role + "', true);\n\n" + script() + "\nSET LOCAL ROLE \"" + role
                + "\";\n\n";
    }

    private boolean isMember(final Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(IS_MEMBER)) {
            statement.setString(1, role);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getLong(1) > 0;
            }
        }
    }

    private static String currentUser(final Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(CURRENT_USER)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String script() {
        try (InputStream file = new ClassPathResource("db/owner.sql").getInputStream()) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
