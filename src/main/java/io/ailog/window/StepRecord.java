package io.ailog.window;

/**
 * The latest state of one step of an execution, as it was written down. Of an execution that resumed another the step may
 * be the other's, when it was complete before.
 *
 * @param execution the execution that was asked for
 * @param own whether that execution worked on the step itself
 * @param status where it stands by its own word
 * @param context what it keeps to be resumed, as it is stored
 */
public record StepRecord(
        long execution, boolean own, String name, String status, RecordedTimes times, Counts counts, String context) {
    /** Items that passed through a step: of a day's step chunks, of {@code thresholds} rows. */
    public record Counts(long read, long written, long skipped) {
        public Counts and(final Counts other) {
            return new Counts(read + other.read, written + other.written, skipped + other.skipped);
        }
    }
}
