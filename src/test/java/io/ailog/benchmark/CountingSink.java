package io.ailog.benchmark;

import io.ailog.signature.ErrorEvent;
import io.ailog.signature.EventSink;
import java.time.Instant;

/** A sink that only counts. */
final class CountingSink implements EventSink<CountingSink> {
    private long events;

    @Override
    public void add(final ErrorEvent event) {
        events++;
    }

    @Override
    public void addUnreadable(final Instant time, final String namespace, final String id) {
        throw new IllegalStateException("A document can't be read: " + id);
    }

    @Override
    public void merge(final CountingSink other) {
        events += other.events;
    }

    long events() {
        return events;
    }
}
