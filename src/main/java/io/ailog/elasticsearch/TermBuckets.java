package io.ailog.elasticsearch;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import java.util.LinkedHashMap;
import java.util.Map;

/** The buckets of a terms aggregation, whose form in the answer depends on the type of the field. */
final class TermBuckets {
    private TermBuckets() {}

    /** Documents by the text of the value. */
    static Map<String, Long> of(final Aggregate terms) {
        final Map<String, Long> counts = new LinkedHashMap<>();
        if (terms.isSterms()) {
            terms.sterms()
                    .buckets()
                    .array()
                    .forEach(bucket -> counts.put(bucket.key()._toJsonString(), bucket.docCount()));
        } else if (terms.isLterms()) {
            terms.lterms()
                    .buckets()
                    .array()
                    .forEach(bucket -> counts.put(
                            bucket.keyAsString() == null ? String.valueOf(bucket.key()) : bucket.keyAsString(),
                            bucket.docCount()));
        }
        return counts;
    }
}
