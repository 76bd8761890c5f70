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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The making of a claim, in one transaction: rows of dead holders go, rows of living ones refuse, new rows are written and
 * their locks taken before anyone else can see them.
 *
 * <p>The database may still be at work on the last statement of a dead holder, whose row is locked until then: whoever
 * claims the same waits for that, and nobody else does.
 */
final class ClaimInsertion {
    private static final String WINDOWS = "windows";
    private static final String OVERLAPPING =
            "resource = ? AND (span IS NULL OR span && tstzrange(?::timestamptz, ?::timestamptz))";
    private static final String RIVALS = """
            SELECT job, host, pid, lower(span), upper(span), claimed_at
            FROM ailog_batch.range_claim
            WHERE %s
            LIMIT 1
            """.formatted(OVERLAPPING);
    private static final String DEAD_RIVALS = "DELETE FROM ailog_batch.range_claim AS claim WHERE " + OVERLAPPING
            + " AND NOT EXISTS (" + ClaimLocks.HELD + ")";
    private static final String DEAD = """
            DELETE FROM ailog_batch.range_claim
            WHERE id IN (SELECT claim.id FROM ailog_batch.range_claim AS claim
                         WHERE NOT EXISTS (%s) FOR UPDATE SKIP LOCKED)
            """.formatted(ClaimLocks.HELD);
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

    /** SQLSTATE of a lock that was waited for in vain. */
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Connection connection;
    private final Duration patience;

    /** @param patience longest wait for one's turn, and for the last statement of a dead holder */
    ClaimInsertion(final Connection connection, final Duration patience) {
        this.connection = connection;
        this.patience = patience;
    }

    /** The new rows: of the resource, then of each range. */
    List<ClaimRow> insert(final Claimant claimant, final List<WindowRange> ranges) throws SQLException {
        connection.setAutoCommit(false);
        takeTurn();
        execute(DEAD);
        final List<ClaimRow> rows = rows(claimant, ranges);
        for (final ClaimRow row : rows) {
            execute("SELECT pg_advisory_lock(" + ClaimLocks.CLASS + ", " + (int) row.number() + ")");
        }
        connection.commit();
        connection.setAutoCommit(true);
        refuseSharedSessions(rows.size());
        return rows;
    }

    private void takeTurn() throws SQLException {
        execute("SET LOCAL lock_timeout = " + patience.toMillis());
        try {
            execute("SELECT pg_advisory_xact_lock(" + ClaimLocks.CLASS + ", " + ClaimLocks.TURN + ")");
        } catch (final SQLException e) {
            throw inVain(e, "Another run is in the middle of claiming its work, and doesn't get on with it.");
        }
    }

    private List<ClaimRow> rows(final Claimant claimant, final List<WindowRange> ranges) throws SQLException {
        final List<ClaimRow> rows = new ArrayList<>();
        if (claimant.resource().isPresent()) {
            refuseRivals(claimant.resource().get(), null);
            rows.add(new ClaimRow(insertResource(claimant, claimant.resource().get()), Optional.empty()));
        }
        for (final WindowRange range : ranges) {
            refuseRivals(WINDOWS, range);
            rows.add(new ClaimRow(insertWindows(claimant, range), Optional.of(range)));
        }
        return rows;
    }

    private void refuseRivals(final String resource, final @Nullable WindowRange range) throws SQLException {
        try (PreparedStatement deletion = overlapping(DEAD_RIVALS, resource, range)) {
            deletion.executeUpdate();
        } catch (final SQLException e) {
            throw inVain(
                    e,
                    "A run over the same work lost its connection, and PostgreSQL is still at work on its last"
                            + " statement.");
        }
        try (PreparedStatement query = overlapping(RIVALS, resource, range)) {
            try (ResultSet rival = query.executeQuery()) {
                if (rival.next()) {
                    throw held(rival);
                }
            }
        }
    }

    private PreparedStatement overlapping(final String sql, final String resource, final @Nullable WindowRange range)
            throws SQLException {
        final PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, resource);
        statement.setString(2, range == null ? null : range.from().toString());
        statement.setString(3, range == null ? null : range.to().toString());
        return statement;
    }

    private static RuntimeException inVain(final SQLException e, final String what) throws SQLException {
        if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
            return new Failure(Kind.HELD, what + " Try again later; it ends by itself, or when its process does.", e);
        }
        throw e;
    }

    private static Failure held(final ResultSet rival) throws SQLException {
        final String span = rival.getString(4) == null ? "" : " on " + rival.getString(4) + " to " + rival.getString(5);
        return new Failure(
                Kind.HELD,
                "Another run is at work: " + rival.getString(1) + span + ", process " + rival.getLong(3) + " on "
                        + rival.getString(2) + ", since " + rival.getString(6)
                        + ". Wait for its end, or end it by ./run-job.sh stop or SIGTERM; what it holds is free as soon as it ends.");
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
