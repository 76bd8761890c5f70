package io.ailog.elasticsearch;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeBucket;
import java.time.Instant;

/**
 * One bucket of a composite aggregation.
 *
 * @param window start of the window
 * @param namespace empty for documents that name none
 * @param documents above zero
 */
record CountBucket(Instant window, String namespace, long documents) {
    static CountBucket of(final CompositeBucket bucket) {
        return new CountBucket(
                Instant.ofEpochMilli(
                        CompleteAnswer.part(bucket.key(), CountRequest.WINDOW).longValue()),
                text(CompleteAnswer.part(bucket.key(), CountRequest.NAMESPACE)),
                bucket.docCount());
    }

    private static String text(final FieldValue value) {
        return value.isNull() ? "" : value._toJsonString();
    }
}
