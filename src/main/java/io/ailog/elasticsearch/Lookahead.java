package io.ailog.elasticsearch;

import io.ailog.signature.EventBatch;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Batches in their order, some of which are looked at before their turn. */
final class Lookahead implements Iterator<EventBatch> {
    private final Iterator<EventBatch> source;
    private final Deque<EventBatch> seen = new ArrayDeque<>();

    Lookahead(final Iterator<EventBatch> source) {
        this.source = source;
    }

    @Override
    public boolean hasNext() {
        return !seen.isEmpty() || source.hasNext();
    }

    @Override
    public EventBatch next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return seen.isEmpty() ? source.next() : seen.remove();
    }

    /** The next batch that has documents, which stays where it is; null if there is none. */
    @Nullable
    EventBatch peekDocuments() {
        for (final EventBatch batch : seen) {
            if (batch.expected() > 0) {
                return batch;
            }
        }
        while (source.hasNext()) {
            final EventBatch batch = source.next();
            seen.add(batch);
            if (batch.expected() > 0) {
                return batch;
            }
        }
        return null;
    }
}
