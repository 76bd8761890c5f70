package io.ailog.postgres;

import io.ailog.window.Claimant;
import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import io.ailog.window.WindowRange;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The making of a claim, in one transaction: rows of dead holders go, rows of living ones refuse, new rows are written and
 * their locks taken before anyone else can see them.
 */
final class ClaimInsertion {
    private static final String WINDOWS = "windows";
    private static final String RIVALS = """
            SELECT job, host, pid, lower(span), upper(span), claimed_at
            FROM ailog_batch.range_claim
            WHERE resource = ? AND (span IS NULL OR span && tstzrange(?::timestamptz, ?::timestamptz))
            LIMIT 1
            """;
    private static final String INSERT = """
            INSERT INTO ailog_batch.range_claim (resource, span, job, host, pid)
            VALUES (?, tstzrange(?::timestamptz, ?::timestamptz), ?, ?, ?)
            RETURNING id
            """;
    private static final String INSERT_RESOURCE = """
            INSERT INTO ailog_batch.range_claim (resource, span, job, host, pid)
            VALUES (?, NULL, ?, ?, ?)
            RETURNING id
            """;

    private final Connection connection;

    ClaimInsertion(final Connection connection) {
        this.connection = connection;
    }

    /** The numbers of the new rows. */
    List<Long> insert(final Claimant claimant, final List<WindowRange> ranges) throws SQLException {
        connection.setAutoCommit(false);
        execute("SELECT pg_advisory_xact_lock(" + ClaimLocks.CLASS + ", " + ClaimLocks.TURN + ")");
        execute("DELETE FROM ailog_batch.range_claim AS claim WHERE NOT EXISTS (" + ClaimLocks.HELD + ")");
        final List<Long> numbers = new ArrayList<>();
        if (claimant.resource().isPresent()) {
            refuseRivals(claimant.resource().get(), null);
            numbers.add(insertResource(claimant, claimant.resource().get()));
        }
        for (final WindowRange range : ranges) {
            refuseRivals(WINDOWS, range);
            numbers.add(insertWindows(claimant, range));
        }
        for (final long number : numbers) {
            execute("SELECT pg_advisory_lock(" + ClaimLocks.CLASS + ", " + (int) number + ")");
        }
        connection.commit();
        connection.setAutoCommit(true);
        refuseSharedSessions(numbers.size());
        return numbers;
    }

    private void refuseRivals(final String resource, final @Nullable WindowRange range) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(RIVALS)) {
            query.setString(1, resource);
            query.setString(2, range == null ? null : range.from().toString());
            query.setString(3, range == null ? null : range.to().toString());
            try (ResultSet rival = query.executeQuery()) {
                if (rival.next()) {
                    throw held(rival);
                }
            }
        }
    }

    private static Failure held(final ResultSet rival) throws SQLException {
        final String span = rival.getString(4) == null ? "" : " on " + rival.getString(4) + " to " + rival.getString(5);
        return new Failure(
                Kind.HELD,
                "Another run is at work: " + rival.getString(1) + span + ", process " + rival.getLong(3) + " on "
                        + rival.getString(2) + ", since " + rival.getString(6)
                        + ". Wait for its end, or stop it; what it holds is free as soon as it ends.");
    }

    private long insertWindows(final Claimant claimant, final WindowRange range) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, WINDOWS);
            insert.setString(2, range.from().toString());
            insert.setString(3, range.to().toString());
            return number(insert, 4, claimant);
        }
    }

    private long insertResource(final Claimant claimant, final String resource) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT_RESOURCE)) {
            insert.setString(1, resource);
            return number(insert, 2, claimant);
        }
    }

    private static long number(final PreparedStatement insert, final int first, final Claimant claimant)
            throws SQLException {
        insert.setString(first, claimant.job());
        insert.setString(first + 1, host());
        insert.setLong(first + 2, ProcessHandle.current().pid());
        try (ResultSet row = insert.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** A pooler that shares sessions between transactions would lose the locks without a word. */
    private void refuseSharedSessions(final int locks) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT count(*)
                FROM pg_catalog.pg_locks
                WHERE locktype = 'advisory' AND classid = ? AND pid = pg_backend_pid()
                """)) {
            query.setInt(1, ClaimLocks.CLASS);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next() || row.getInt(1) < locks) {
                    throw new Failure(
                            Kind.CONFIGURATION,
                            "The connection to PostgreSQL goes through a pooler that shares sessions between"
                                    + " transactions, and locks get lost there. Set DB_HOST and DB_PORT to the server"
                                    + " itself, or the pooler to session mode.");
                }
            }
        }
    }

    private void execute(final String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (final UnknownHostException e) {
            return "unknown host";
        }
    }
}
