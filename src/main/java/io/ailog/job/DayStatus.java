package io.ailog.job;

import io.ailog.window.WindowRange;

/**
 * A day of an execution's range.
 *
 * @param range the day, or the part of it that belongs to the range
 * @param done windows that are committed
 */
public record DayStatus(WindowRange range, State state, long done) {
    /** Where a day stands. */
    public enum State {
        DONE,
        RUNNING,
        /** Broken off: failed, stopped or killed. */
        FAILED,
        /** Not begun. */
        MISSING
    }
}
