package io.ailog.benchmark;

import io.ailog.postgres.PostgresEdge;
import io.ailog.server.PostgresDatabase;
import io.ailog.server.PostgresServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/** A migrated database on a server of its own that keeps its promises (fsync on), and bare SQL to it. */
record Database(PostgresServer server, PostgresDatabase place) implements AutoCloseable {
    static Database start() {
        final PostgresServer server =
                PostgresServer.start(PostgresServer.Settings.temporary().withFsync());
        final PostgresDatabase place = server.createBootstrapped("benchmark");
        PostgresEdge.schema(place).migrate();
        return new Database(server, place);
    }

    /** Statements, each in a transaction of its own. */
    void execute(final String... statements) {
        try (Connection connection = place.connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            for (final String sql : statements) {
                statement.execute(sql);
            }
        } catch (final SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column of the first row. */
    String value(final String sql) {
        try (Connection connection = place.connectAsSuperuser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        } catch (final SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Rows of {@code query} as COPY writes them. */
    String rows(final String query) {
        final StringWriter rows = new StringWriter();
        try (Connection connection = place.connectAsSuperuser()) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY (" + query + ") TO STDOUT", rows);
            return rows.toString();
        } catch (final SQLException e) {
            throw new IllegalStateException(e);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads all rows of {@code query} and forgets them. */
    void read(final String query) {
        try (Connection connection = place.connectAsSuperuser()) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("COPY (" + query + ") TO STDOUT", OutputStream.nullOutputStream());
        } catch (final SQLException e) {
            throw new IllegalStateException(e);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes {@code rows} into {@code table}, as {@link #rows} gave them. */
    void write(final String table, final String rows) {
        try (Connection connection = place.connectAsSuperuser()) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY " + table + " FROM STDIN", new StringReader(rows));
        } catch (final SQLException e) {
            throw new IllegalStateException(e);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The number of rows that are in one of the queries and not in the other. */
    long differences(final String one, final String other) {
        return Long.parseLong(value("SELECT count(*) FROM ((" + one + " EXCEPT ALL " + other + ") UNION ALL (" + other
                + " EXCEPT ALL " + one + ")) AS different"));
    }

    /** Empties the tables of the jobs and the record of their runs, as if nothing had been run. */
    void clear() {
        execute("TRUNCATE ailog_peak.peak_raw_data, ailog_batch.coverage, ailog_batch.late_count,"
                + " ailog_peak.peak_investigation, ailog_batch.batch_job_instance CASCADE");
    }

    @Override
    public void close() {
        server.close();
    }
}
