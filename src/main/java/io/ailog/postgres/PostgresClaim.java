package io.ailog.postgres;

import io.ailog.window.Claim;
import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
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
    private final List<Long> numbers;
    private final Duration check;
    private final AtomicBoolean stopTold = new AtomicBoolean();
    private final ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor(task -> {
        final Thread thread = new Thread(task, "claim");
        thread.setDaemon(true);
        return thread;
    });

    PostgresClaim(final Connection connection, final List<Long> numbers, final Duration check) {
        this.connection = connection;
        this.numbers = List.copyOf(numbers);
        this.check = check;
    }

    @Override
    public long number() {
        return numbers.get(0);
    }

    @Override
    public void watch(final Events events) {
        final long millis = check.toMillis();
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
        watcher.shutdown();
        events.lost(new Failure(
                Kind.UNREACHABLE,
                "The connection that holds this run's claim broke, so the run ended after the chunk in hand. Nothing is"
                        + " lost: give the same command again to resume.",
                cause));
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
                "The work was done, but PostgreSQL did not confirm that it is kept. Give the same command again: it"
                        + " does what is missing, if anything is.",
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
