package io.ailog.signature;

import java.time.Instant;

/**
 * What is made of events while they are read. Not for several threads.
 *
 * @param <T> the type itself
 */
public interface EventSink<T extends EventSink<T>> {
    void add(ErrorEvent event);

    /** Notes a document that is there and can't be read: its time and namespace are known, and its identifier. */
    void addUnreadable(Instant time, String namespace, String id);

    /** Takes over what {@code other} was given, which is a part of the same batch and not used any more. */
    void merge(T other);
}
