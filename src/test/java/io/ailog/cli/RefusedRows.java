package io.ailog.cli;

import io.ailog.server.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Rows of the ledger that the database refuses until this is closed: what a run fails at. */
final class RefusedRows implements AutoCloseable {
    private final String condition;

    private RefusedRows(final String condition) {
        this.condition = condition;
        execute("CREATE FUNCTION public.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF " + condition
                + " THEN PERFORM 1 / 0; END IF; RETURN NEW; END $$;"
                + " CREATE TRIGGER refuse BEFORE INSERT ON ailog_batch.coverage FOR EACH ROW"
                + " EXECUTE FUNCTION public.refuse()");
    }

    /** Those of windows from {@code time} on. */
    static RefusedRows from(final String time) {
        return new RefusedRows("NEW.window_start >= '" + time + "'");
    }

    String condition() {
        return condition;
    }

    @Override
    public void close() {
        execute("DROP FUNCTION public.refuse() CASCADE");
    }

    private static void execute(final String sql) {
        try (Connection connection = TestPostgres.database().connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (final SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
