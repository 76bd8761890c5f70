package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ailog.server.PostgresDatabase;
import io.ailog.server.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Future;

/** A point in the database at which whoever comes by is held until the test opens it: a trigger that waits for a lock. */
final class HoldingPoint implements AutoCloseable {
    private static final int KEY = 47_110_815;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final PostgresDatabase database;
    private final Connection holder;

    private HoldingPoint(final PostgresDatabase database, final String trigger) throws SQLException {
        this.database = database;
        holder = database.connectAsSuperuser();
        execute("SELECT pg_advisory_lock(" + KEY + ")");
        execute(trigger);
    }

    /** Before {@code event}, as in {@code INSERT ON ailog_batch.coverage}, of rows for which {@code condition} holds. */
    static HoldingPoint before(final String event, final String condition) {
        return of(
                TestPostgres.database(),
                function("trigger", condition, "NEW") + "CREATE TRIGGER hold BEFORE " + event
                        + " FOR EACH ROW EXECUTE FUNCTION public.hold()");
    }

    /** At the commit after {@code event} of rows for which {@code condition} holds. */
    static HoldingPoint atCommit(final String event, final String condition) {
        return of(
                TestPostgres.database(),
                function("trigger", condition, "NULL")
                        + "CREATE CONSTRAINT TRIGGER hold AFTER " + event
                        + " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.hold()");
    }

    /** After a command such as {@code CREATE VIEW}. */
    static HoldingPoint after(final PostgresDatabase database, final String command) {
        return of(
                database,
                function("event_trigger", "true", "")
                        + "CREATE EVENT TRIGGER hold ON ddl_command_end WHEN TAG IN ('" + command
                        + "') EXECUTE FUNCTION public.hold()");
    }

    private static HoldingPoint of(final PostgresDatabase database, final String trigger) {
        try {
            return new HoldingPoint(database, trigger);
        } catch (final SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String function(final String type, final String condition, final String result) {
        return "CREATE FUNCTION public.hold() RETURNS " + type + " LANGUAGE plpgsql AS $$ BEGIN IF " + condition
                + " THEN PERFORM pg_advisory_xact_lock_shared(" + KEY + "); END IF; RETURN " + result
                + "; END $$;\n";
    }

    /** Waits until a run is held here. */
    void awaitArrival(final Shell.Running running) {
        awaitArrival(running.process().onExit());
    }

    /** As {@link #awaitArrival(Shell.Running)}, for one within this JVM. */
    void awaitArrival(final Future<?> end) {
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(20)).until(() -> arrivals() > 0 || end.isDone());
        assertThat(end.isDone())
                .describedAs("The run ended before it came here")
                .isFalse();
    }

    /** Lets go on whoever is held, and waits until what is left of killed ones has ended. */
    void open() {
        letGo();
        awaitNobody(database);
    }

    /** Lets go on whoever is held, and holds nobody any more. */
    void letGo() {
        execute("SELECT pg_advisory_unlock(" + KEY + ")");
    }

    /** Waits until the server has ended the sessions of processes that are gone. */
    static void awaitNobody(final PostgresDatabase database) {
        final Standing standing = new Standing(database);
        await().atMost(LIMIT)
                .until(() -> standing.number("SELECT count(*) FROM pg_stat_activity"
                                + " WHERE application_name = 'ailog-analyzer' AND datname = current_database()")
                        == 0);
    }

    @Override
    public void close() {
        try (holder) {
            execute("SELECT pg_advisory_unlock_all()");
            // a test that failed may have left a process that holds the table
            execute("SET lock_timeout = '30s'");
            execute("DROP FUNCTION public.hold() CASCADE");
        } catch (final SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private int arrivals() {
        return new Standing(database)
                .number("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND objid = " + KEY);
    }

    private void execute(final String sql) {
        try (Statement statement = holder.createStatement()) {
            statement.execute(sql);
        } catch (final SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
