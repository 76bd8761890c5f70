package io.ailog.elasticsearch;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregationSource;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.util.NamedValue;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The request for one page of counts of a target.
 *
 * @param range what is counted
 * @param after key of the last bucket of the page before, empty for the first page
 */
record CountRequest(Target target, LogFields fields, WindowRange range, Map<String, FieldValue> after) {
    static final String WINDOW = "window";
    static final String NAMESPACE = "namespace";
    static final String COUNTS = "counts";

    SearchRequest page(final int size) {
        final TargetQueries queries = new TargetQueries(target.shape());
        return SearchRequest.of(search -> search.index(target.indices())
                .size(0)
                .trackTotalHits(total -> total.enabled(false))
                .allowPartialSearchResults(false)
                .runtimeMappings(queries.runtimeFields())
                .query(query -> query.bool(
                        bool -> bool.filter(queries.within(start(), range.to()), queries.level(fields.levelValue()))))
                .aggregations(COUNTS, Aggregation.of(aggregation -> aggregation.composite(composite(size)))));
    }

    /** Windows before the last bucket are done, and need not be read again for each page. */
    private Instant start() {
        if (after.isEmpty()) {
            return range.from();
        }
        final Instant last =
                Instant.ofEpochMilli(CompleteAnswer.part(after, WINDOW).longValue());
        return last.isBefore(range.from()) ? range.from() : last;
    }

    private CompositeAggregation composite(final int size) {
        final CompositeAggregation.Builder builder = new CompositeAggregation.Builder()
                .size(size)
                .sources(List.of(NamedValue.of(WINDOW, byWindow()), NamedValue.of(NAMESPACE, byNamespace())));
        return after.isEmpty() ? builder.build() : builder.after(after).build();
    }

    private CompositeAggregationSource byWindow() {
        return CompositeAggregationSource.of(source -> source.dateHistogram(histogram -> histogram
                .field(target.shape().timestamp().name())
                .fixedInterval(interval -> interval.time(Window.LENGTH.toMinutes() + "m"))
                .timeZone("UTC")));
    }

    private CompositeAggregationSource byNamespace() {
        return CompositeAggregationSource.of(source -> source.terms(
                terms -> terms.field(target.shape().namespace().name()).missingBucket(true)));
    }
}
