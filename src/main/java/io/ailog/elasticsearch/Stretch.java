package io.ailog.elasticsearch;

import io.ailog.signature.EventBatch;
import java.util.List;

/**
 * Batches next to each other that are read by the same pages, each into a sink of its own. The server reads documents
 * that lie side by side much faster than others, and those of a short time lie in a few places of a shard: the longer the
 * time, the less they matter.
 *
 * @param batches at least one, in the order of time
 */
record Stretch(List<EventBatch> batches) {
    Stretch {
        batches = List.copyOf(batches);
    }

    long expected() {
        return batches.stream().mapToLong(EventBatch::expected).sum();
    }

    /** From the first to the last of the batches that have documents; only for one that has some. */
    Span span() {
        final List<Span> spans = batches.stream()
                .filter(batch -> batch.expected() > 0)
                .map(Span::of)
                .toList();
        return new Span(spans.get(0).from(), spans.get(spans.size() - 1).to(), expected());
    }

    @Override
    public String toString() {
        return batches.get(0).range().from() + " to "
                + batches.get(batches.size() - 1).range().to();
    }
}
