package io.ailog.window;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the database has of the past: counts, facts and the ledger of windows, and the record of runs. Windows of incidents
 * that are still open are never removed, and neither are totals over all windows, incidents, or what is said of services.
 */
public interface Retention {
    /**
     * The midnight of UTC from which on the thresholds in force rest on counts; empty without thresholds, and the epoch
     * when they don't say it.
     */
    Optional<Instant> neededFrom();

    /** The midnight of the first day from {@code from} on that has anything to look at. */
    Optional<Instant> firstDay(Instant from);

    /** The windows before {@code end} that stay because of an open incident. */
    long keptForIncidents(Instant end);

    /** What {@link #removeDay} would remove of all days before {@code end}. */
    List<Removed> before(Instant end);

    /**
     * Removes the windows of a day, in the caller's transaction. From then on they count as not collected, and their facts
     * are not kept again. Days are removed in the order of time.
     */
    List<Removed> removeDay(WindowRange day);

    /**
     * Removes the partitions that are empty now.
     *
     * @return false when runs that are at work were in the way
     */
    boolean dropEmptyMonths();

    /** What {@link #removeRuns} would remove in all. */
    List<Removed> runsBefore(Instant end);

    /**
     * Removes, in the caller's transaction, at most {@code limit} runs that completed before {@code end}, the oldest first;
     * the newest completed one of each job stays.
     *
     * @return nothing when there are none left
     */
    List<Removed> removeRuns(Instant end, int limit);
}
