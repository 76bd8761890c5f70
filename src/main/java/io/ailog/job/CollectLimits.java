package io.ailog.job;

import io.ailog.window.Namespaces;

/**
 * How much is collected before it is committed; what is reached first ends a chunk.
 *
 * @param windows of a chunk, at most
 * @param documents of a chunk, about
 * @param rows of facts of a chunk, about
 */
record CollectLimits(int windows, long documents, long rows) {
    private static final long ROWS = 50_000;

    static CollectLimits of(final JobSettings.Batch batch, final Namespaces namespaces) {
        return new CollectLimits(batch.chunk(namespaces), batch.chunkDocuments(), ROWS);
    }
}
