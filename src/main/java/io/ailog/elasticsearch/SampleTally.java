package io.ailog.elasticsearch;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.SingleBucketAggregateBase;
import co.elastic.clients.elasticsearch._types.aggregations.SingleMetricAggregateBase;
import io.ailog.window.LogSample;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A sample while it is summed over targets. */
final class SampleTally {
    private final Map<String, Long> levels = new HashMap<>();
    private final Map<String, Long> namespaces = new HashMap<>();
    private long documents;
    private @Nullable Instant oldest;
    private @Nullable Instant newest;

    void add(final Map<String, Aggregate> answer) {
        final SingleBucketAggregateBase within =
                CompleteAnswer.part(answer, "within").filter();
        documents += within.docCount();
        add(CompleteAnswer.part(within.aggregations(), "levels"), levels);
        add(CompleteAnswer.part(within.aggregations(), "namespaces"), namespaces);
        oldest = time(CompleteAnswer.part(answer, "oldest").min(), oldest, false);
        newest = time(CompleteAnswer.part(answer, "newest").max(), newest, true);
    }

    LogSample sample(final ElasticsearchSettings settings) {
        final LogFields fields = settings.fields();
        return new LogSample(
                settings.indices(),
                fields.level() + " = " + fields.levelValue(),
                documents,
                mostFrequent(levels),
                mostFrequent(namespaces),
                oldest,
                newest);
    }

    private static void add(final Aggregate terms, final Map<String, Long> counts) {
        TermBuckets.of(terms).forEach((key, count) -> counts.merge(key, count, Long::sum));
    }

    private static Map<String, Long> mostFrequent(final Map<String, Long> counts) {
        final Map<String, Long> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(SampleRequest.SHOWN)
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    /** The earlier or later of two times; the answer has none when the target has no documents. */
    private static @Nullable Instant time(
            final SingleMetricAggregateBase answer, final @Nullable Instant known, final boolean later) {
        final @Nullable Double millis = answer.value();
        return Stream.of(known, millis == null || millis.isInfinite() ? null : Instant.ofEpochMilli(millis.longValue()))
                .filter(Objects::nonNull)
                .reduce((a, b) -> a.isAfter(b) == later ? a : b)
                .orElse(null);
    }
}
