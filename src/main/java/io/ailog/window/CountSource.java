package io.ailog.window;

import java.util.Iterator;

/** The store of logs, seen as a counter of ERROR documents. */
public interface CountSource {
    /**
     * The counts of every window of {@code range}, in the order of time, windows without errors included. Pages are
     * asked for as the iterator advances, so memory does not grow with the range.
     *
     * @throws Failure when the store can't be reached, refuses, or answers incompletely; the iterator throws it too
     */
    Iterator<WindowCounts> counts(WindowRange range);

    /**
     * What the store holds around {@code range} whatever the level, for a user whose count came back empty.
     *
     * @throws Failure as {@link #counts}
     */
    LogSample sample(WindowRange range);
}
