package io.ailog.signature;

import io.ailog.window.Failure;
import java.util.Collection;
import java.util.Iterator;
import java.util.function.Supplier;

/** The store of logs, seen as a stream of ERROR documents. */
public interface EventSource {
    /**
     * Reads the documents of {@code namespaces} batch by batch, as the reading advances: what is held in memory is a few
     * pages, whatever the batches hold. A document whose time or namespace has several values is an event for each of
     * them, as it counts for each of them. What happens in the log store after the reading has begun is not seen.
     *
     * @param batches asked for one by one; their ranges must not overlap
     * @param sinks makes an empty one
     * @throws Failure when the store can't be reached, refuses, or answers incompletely; the reading throws it too
     */
    <T extends EventSink<T>> EventReading<T> read(
            Iterator<EventBatch> batches, Collection<String> namespaces, Supplier<T> sinks);
}
