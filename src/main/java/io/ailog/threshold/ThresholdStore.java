package io.ailog.threshold;

/** The home of thresholds, CAPs and slot statistics, which also computes them where the counts are. */
public interface ThresholdStore {
    /** The set that {@link #replace} would put in force; writes nothing. Empty when there are no counts. */
    ThresholdSet compute(ThresholdRequest request);

    /**
     * Replaces the set in force by a new one, in the caller's transaction: readers see the one or the other.
     *
     * @return the new set, empty when there are no counts: then the caller rolls back
     */
    ThresholdSet replace(ThresholdRequest request);

    /** What is in force, with the adjustments of operators. */
    Baselines inForce();
}
