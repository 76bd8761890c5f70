package io.ailog.elasticsearch;

import io.ailog.signature.EventSink;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One sink for each batch of a stretch. */
final class StretchSinks<T extends EventSink<T>> {
    private final List<Span> spans;
    private final List<T> sinks = new ArrayList<>();
    private int latest;

    StretchSinks(final Stretch stretch, final Supplier<T> supplier) {
        this.spans = stretch.batches().stream().map(Span::of).toList();
        spans.forEach(span -> sinks.add(supplier.get()));
    }

    /** Where an event of this time belongs; null if nothing is expected then. */
    @Nullable
    T at(final long millis) {
        if (!spans.get(latest).contains(millis)) {
            latest = find(millis);
        }
        return spans.get(latest).expected() > 0 ? sinks.get(latest) : null;
    }

    /** The last one that doesn't begin later. */
    private int find(final long millis) {
        int low = 0;
        int high = spans.size() - 1;
        while (low < high) {
            final int middle = (low + high + 1) / 2;
            if (spans.get(middle).from() <= millis) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    List<T> all() {
        return sinks;
    }

    void merge(final StretchSinks<T> other) {
        for (int i = 0; i < sinks.size(); i++) {
            sinks.get(i).merge(other.sinks.get(i));
        }
    }
}
