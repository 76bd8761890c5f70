package io.ailog.elasticsearch;

import io.ailog.signature.EventBatch;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Batches in their order, put together as far as they may be read together. */
final class Stretches implements Iterator<Stretch> {
    /** So many sinks are there at the same time. */
    private static final int MOST_BATCHES = 64;

    private final Iterator<EventBatch> batches;
    private final long limit;
    private @Nullable EventBatch head;
    private @Nullable Stretch peeked;

    /** @param limit documents that are read together, unless one batch has more */
    Stretches(final Iterator<EventBatch> batches, final long limit) {
        this.batches = batches;
        this.limit = limit;
    }

    @Override
    public boolean hasNext() {
        return peeked != null || head() != null;
    }

    @Override
    public Stretch next() {
        final @Nullable Stretch next = peek();
        if (next == null) {
            throw new NoSuchElementException();
        }
        peeked = null;
        return next;
    }

    /** The next one, which stays where it is; null if there is none. */
    @Nullable
    Stretch peek() {
        if (peeked == null) {
            peeked = gather();
        }
        return peeked;
    }

    private @Nullable Stretch gather() {
        final List<EventBatch> gathered = new ArrayList<>();
        long expected = 0;
        for (EventBatch batch = head(); batch != null && fits(batch, gathered, expected); batch = head()) {
            gathered.add(batch);
            expected += batch.expected();
            head = null;
        }
        return gathered.isEmpty() ? null : new Stretch(gathered);
    }

    private boolean fits(final EventBatch batch, final List<EventBatch> gathered, final long expected) {
        return gathered.isEmpty()
                || (gathered.size() < MOST_BATCHES
                        && expected + batch.expected() < limit
                        && batch.range()
                                .from()
                                .equals(gathered.get(gathered.size() - 1)
                                        .range()
                                        .to()));
    }

    private @Nullable EventBatch head() {
        if (head == null && batches.hasNext()) {
            head = batches.next();
        }
        return head;
    }
}
