package io.ailog.postgres;

import io.ailog.window.Claim;
import io.ailog.window.ClaimHolder;
import io.ailog.window.Claimant;
import io.ailog.window.Claims;
import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import io.ailog.window.WindowRange;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Claims as rows of {@code ailog_batch.range_claim}. Each row's holder keeps a session lock under the row's number: the
 * database frees it when the process or its connection dies, so a row without its lock is a dead holder's.
 */
@Repository
class PostgresClaims implements Claims {
    /** Where windows that others hold begin and end. {@code pg_locks} tells which rows' holders are alive. */
    private static final String HELD_SPANS = """
            SELECT lower(claim.span), upper(claim.span)
            FROM ailog_batch.range_claim AS claim
            WHERE claim.resource = 'windows'
              AND claim.span && tstzrange(?, ?)
              AND EXISTS (
            """ + ClaimLocks.HELD + ")";

    private final PostgresConnections connections;
    private final JdbcClient jdbc;
    private final ClaimSettings settings;
    private final PostgresPool pool;

    PostgresClaims(
            final PostgresConnections connections,
            final JdbcClient jdbc,
            final ClaimSettings settings,
            final PostgresPool pool) {
        this.connections = connections;
        this.jdbc = jdbc;
        this.settings = settings;
        this.pool = pool;
    }

    @Override
    public Claim claim(final Claimant claimant, final List<WindowRange> ranges) {
        try {
            final Connection connection = connections.open(settings.answerTimeout());
            try {
                final List<ClaimRow> rows =
                        new ClaimInsertion(connection, connections.patience()).insert(claimant, ranges);
                return new PostgresClaim(connection, rows, settings, pool);
            } catch (final SQLException | Failure e) {
                connection.close();
                throw e;
            }
        } catch (final SQLException e) {
            throw new UncategorizedSQLException("claim", null, e);
        }
    }

    @Override
    public void hold(final long claim) {
        final boolean stands = jdbc.sql("SELECT true FROM ailog_batch.range_claim WHERE id = ? FOR KEY SHARE")
                .param(claim)
                .query(Boolean.class)
                .optional()
                .isPresent();
        if (!stands) {
            throw new Failure(
                    Kind.HELD,
                    "This run lost its claim, because its connection to PostgreSQL broke and another run took over."
                            + " Nothing was written twice. Give the same command again to resume.");
        }
    }

    @Override
    public List<WindowRange> free(final WindowRange range) {
        return range.without(held(range));
    }

    /** Claiming deletes the rows of dead holders, unless a transaction of theirs has still to end. */
    @Override
    public boolean isHeld(final long claim) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM ailog_batch.range_claim WHERE id = ?)")
                .param(claim)
                .query(Boolean.class)
                .single();
    }

    @Override
    public Optional<ClaimHolder> holder(final long claim) {
        return jdbc.sql("SELECT host, pid FROM ailog_batch.range_claim AS claim WHERE id = ? AND EXISTS ("
                        + ClaimLocks.HELD + ")")
                .param(claim)
                .query((row, number) -> new ClaimHolder(row.getString(1), row.getLong(2)))
                .optional();
    }

    @Override
    public void requestStop(final long claim) {
        jdbc.sql("UPDATE ailog_batch.range_claim SET stop_requested = true WHERE id = ?")
                .param(claim)
                .update();
    }

    private List<WindowRange> held(final WindowRange range) {
        return jdbc.sql(HELD_SPANS)
                .param(range.from().atOffset(ZoneOffset.UTC))
                .param(range.to().atOffset(ZoneOffset.UTC))
                .query((row, number) -> new WindowRange(
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        row.getObject(2, OffsetDateTime.class).toInstant()))
                .list();
    }
}
