package io.ailog.window;

import java.util.List;
import java.util.Optional;

/**
 * Who works on what, across processes and hosts. A claim lives as long as the process that holds it: what a dead process
 * held is free at once.
 */
public interface Claims {
    /**
     * Claims all windows of {@code ranges} and the resource that {@code claimant} names.
     *
     * @throws Failure of kind HELD when another process holds some of it, naming who
     */
    Claim claim(Claimant claimant, List<WindowRange> ranges);

    /** The parts of {@code range} that no living process holds, in the order of time. */
    List<WindowRange> free(WindowRange range);

    /**
     * Makes sure, within the caller's transaction, that the claim of that number stands until that transaction ends.
     *
     * @throws Failure of kind HELD when it was lost
     */
    void hold(long claim);

    /**
     * Whether the claim of that number stands: a living process holds it, or the database is still at work for a dead
     * one. True also of a dead one's until somebody claims anything.
     */
    boolean isHeld(long claim);

    /** The living process that holds the claim of that number, on whatever host; empty when it is gone. */
    Optional<ClaimHolder> holder(long claim);

    /**
     * Asks the process that holds the claim of that number to stop after the chunk in hand. The request ends with the
     * claim.
     */
    void requestStop(long claim);
}
