package io.ailog.job;

import io.ailog.window.Claim;
import io.ailog.window.Claimant;
import io.ailog.window.Claims;
import io.ailog.window.Failure;
import io.ailog.window.Removed;
import io.ailog.window.Retention;
import io.ailog.window.WindowRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Removes what is older than it needs to be: a day of windows or some hundred runs in a transaction, so that it can be
 * stopped or killed between any two, and the same command goes on.
 */
@Service
public class Purge {
    private static final Logger LOG = LoggerFactory.getLogger(Purge.class);
    private static final int RUNS_AT_A_TIME = 500;

    private final Claims claims;
    private final Retention retention;
    private final RunningExecution running;
    private final TransactionTemplate transaction;
    private final boolean dryRun;

    Purge(
            final Claims claims,
            final Retention retention,
            final RunningExecution running,
            final PlatformTransactionManager transactions,
            @Value("${ailog.dry-run}") final boolean dryRun) {
        this.claims = claims;
        this.retention = retention;
        this.running = running;
        this.transaction = new TransactionTemplate(transactions);
        this.dryRun = dryRun;
    }

    /**
     * Removes what is older than {@code wanted}, a midnight of UTC, except what thresholds and open incidents need.
     *
     * @throws Failure when it could not begin, or broke off; the same command goes on
     */
    public PurgeOutcome run(final Instant wanted) {
        final long begun = System.nanoTime();
        // thresholds that are computed meanwhile would rest on counts that are about to go
        final Claimant claimant = new Claimant(JobName.PURGE, Optional.of(JobName.THRESHOLDS));
        final List<WindowRange> all = List.of(new WindowRange(Instant.EPOCH, wanted));
        final ClaimEvents events = new ClaimEvents(running);
        try (Claim claim = claims.claim(claimant, all)) {
            claim.watch(events);
            final Instant cut = retention
                    .neededFrom()
                    .filter(needed -> needed.isBefore(wanted))
                    .orElse(wanted);
            final List<Removed> removed = dryRun ? preview(cut, wanted) : remove(cut, wanted, claim);
            events.failure().ifPresent(lost -> {
                throw lost;
            });
            claim.confirm();
            return new PurgeOutcome(
                    running.isStopRequested(),
                    cut,
                    removed,
                    retention.keptForIncidents(cut),
                    Duration.ofNanos(System.nanoTime() - begun));
        } catch (final RuntimeException e) {
            throw broken(events, e);
        }
    }

    /** A claim that was lost says why the work broke off; how the work noticed it is a consequence. */
    private static RuntimeException broken(final ClaimEvents events, final RuntimeException e) {
        final Failure lost = events.failure().orElse(null);
        if (lost == null || lost.equals(e)) {
            return e;
        }
        lost.addSuppressed(e);
        return lost;
    }

    private List<Removed> preview(final Instant cut, final Instant wanted) {
        final Map<String, Removed> removed = new TreeMap<>();
        add(removed, retention.before(cut));
        add(removed, retention.runsBefore(wanted));
        return List.copyOf(removed.values());
    }

    private List<Removed> remove(final Instant cut, final Instant wanted, final Claim claim) {
        final Map<String, Removed> removed = new TreeMap<>();
        Optional<Instant> day = retention.firstDay(Instant.EPOCH);
        while (day.filter(cut::isAfter).isPresent() && !running.isStopRequested()) {
            final Instant end = day.get().plus(Duration.ofDays(1));
            final WindowRange windows = new WindowRange(day.get(), end);
            final List<Removed> gone = inTransaction(claim, () -> retention.removeDay(windows));
            LOG.info("windows of {} purged: {}", windows, gone);
            add(removed, gone);
            day = retention.firstDay(end);
        }
        while (!running.isStopRequested()
                && add(removed, inTransaction(claim, () -> retention.removeRuns(wanted, RUNS_AT_A_TIME)))) {
            // the next ones
        }
        if (!running.isStopRequested()) {
            retention.dropEmptyMonths();
        }
        return List.copyOf(removed.values());
    }

    private List<Removed> inTransaction(final Claim claim, final Supplier<List<Removed>> work) {
        final List<Removed> removed = transaction.execute(status -> {
            claims.hold(claim.number());
            return work.get();
        });
        return removed == null ? List.of() : removed;
    }

    private static boolean add(final Map<String, Removed> sums, final List<Removed> removed) {
        removed.forEach(rows -> sums.merge(rows.table(), rows, Removed::and));
        return !removed.isEmpty();
    }
}
