package io.ailog.signature;

import java.util.Iterator;

/**
 * Events while they are read: for each batch, in their order, a sink that was given each of its events once.
 *
 * @param <T> the type of the sinks
 */
public interface EventReading<T> extends Iterator<T>, AutoCloseable {
    /** Gives back what the log store holds for the reading. */
    @Override
    void close();
}
