package io.ailog.postgres;

import io.ailog.window.Claim;
import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import io.ailog.window.WindowRange;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rows of {@code range_claim} and their locks, held by a connection that does nothing else. */
final class PostgresClaim implements Claim {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresClaim.class);

    private final Connection connection;
    private final List<ClaimRow> rows;
    private final List<Long> numbers;
    private final ClaimSettings settings;
    private final PostgresPool pool;
    private final AtomicBoolean stopTold = new AtomicBoolean();
    private final ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor(task -> {
        final Thread thread = new Thread(task, "claim");
        thread.setDaemon(true);
        return thread;
    });

    /** @param pool what the run writes with, cut when it goes on without the claim */
    PostgresClaim(
            final Connection connection,
            final List<ClaimRow> rows,
            final ClaimSettings settings,
            final PostgresPool pool) {
        this.connection = connection;
        this.rows = List.copyOf(rows);
        numbers = rows.stream().map(ClaimRow::number).toList();
        this.settings = settings;
        this.pool = pool;
    }

    @Override
    public long number() {
        return numbers.get(0);
    }

    @Override
    public long number(final WindowRange range) {
        return rows.stream()
                .filter(row -> row.covers(range))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not claimed as one: " + range))
                .number();
    }

    @Override
    public void watch(final Events events) {
        final long millis = settings.check().toMillis();
        final ScheduledFuture<?> unused =
                watcher.scheduleWithFixedDelay(() -> look(events), millis, millis, TimeUnit.MILLISECONDS);
    }

    private void look(final Events events) {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT count(*), bool_or(stop_requested) FROM ailog_batch.range_claim WHERE id = ANY (?)")) {
            query.setArray(1, connection.createArrayOf("bigint", numbers.toArray()));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                if (row.getInt(1) < numbers.size()) {
                    lost(events, null);
                } else if (row.getBoolean(2) && stopTold.compareAndSet(false, true)) {
                    events.stopRequested();
                }
            }
        } catch (final SQLException e) {
            lost(events, e);
        }
    }

    private void lost(final Events events, final @Nullable SQLException cause) {
        if (watcher.isShutdown()) {
            // closed while this look was waiting for the connection: given back, not lost
            return;
        }
        final ScheduledFuture<?> unused =
                watcher.schedule(pool::cut, settings.grace().toMillis(), TimeUnit.MILLISECONDS);
        // the look at the claim ends with this, the cut is still to come
        watcher.shutdown();
        events.lost(new Failure(
                Kind.UNREACHABLE,
                "The connection that holds this run's claim broke" + because(cause) + ", so the run ended. Nothing is"
                        + " lost: give the same command again to resume.",
                cause));
    }

    private String because(final @Nullable SQLException cause) {
        return cause != null && new SqlCause(cause, "").isCausedBy(SocketTimeoutException.class)
                ? ", because PostgreSQL didn't answer within "
                        + settings.answerTimeout().toSeconds() + " s (`ailog.claims.answer-timeout`)"
                : "";
    }

    /** A commit that waits for the disk, as this session's do, takes all earlier ones of the server with it. */
    @Override
    public void confirm() {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE ailog_batch.range_claim SET claimed_at = claimed_at WHERE id = ANY (?)")) {
            update.setArray(1, connection.createArrayOf("bigint", numbers.toArray()));
            if (update.executeUpdate() < numbers.size()) {
                throw unconfirmed(null);
            }
        } catch (final SQLException e) {
            throw unconfirmed(e);
        }
    }

    private static Failure unconfirmed(final @Nullable SQLException cause) {
        return new Failure(
                Kind.UNREACHABLE,
                "PostgreSQL did not confirm that this run's work is kept: the connection that holds its claim is gone."
                        + " Nothing is lost: give the same command again, and it does what is missing, if anything is.",
                cause);
    }

    @Override
    public void close() {
        watcher.shutdownNow();
        try (connection;
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM ailog_batch.range_claim WHERE id = ANY (?)")) {
            delete.setArray(1, connection.createArrayOf("bigint", numbers.toArray()));
            delete.executeUpdate();
        } catch (final SQLException e) {
            LOG.info("the claim was gone before its end; the next run clears it away", e);
        }
    }
}
