package io.ailog.elasticsearch;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import io.ailog.window.LogSample;
import io.ailog.window.WindowRange;
import java.util.List;
import java.util.Map;

/** The request for a sample: what there is in a range whatever the level. */
record SampleRequest(ElasticsearchConnection connection, WindowRange range) {
    static final int SHOWN = 10;

    LogSample sample(final List<Target> targets) {
        final SampleTally tally = new SampleTally();
        targets.stream()
                .filter(target -> !target.shape().timestamp().isAbsent())
                .forEach(target -> tally.add(ask(target)));
        return tally.sample(connection.settings());
    }

    private Map<String, Aggregate> ask(final Target target) {
        final SearchRequest request = request(target.indices(), target.shape());
        return connection.ask(client -> {
            final SearchResponse<Void> response = client.search(request, Void.class);
            CompleteAnswer.require(response, target);
            return response.aggregations();
        });
    }

    private SearchRequest request(final String indices, final Shape shape) {
        final TargetQueries queries = new TargetQueries(shape);
        final String time = shape.timestamp().name();
        return SearchRequest.of(search -> search.index(indices)
                .size(0)
                .trackTotalHits(total -> total.enabled(false))
                .allowPartialSearchResults(false)
                .runtimeMappings(queries.runtimeFields())
                .aggregations("oldest", oldest -> oldest.min(min -> min.field(time)))
                .aggregations("newest", newest -> newest.max(max -> max.field(time)))
                .aggregations("within", within -> within.filter(queries.within(range.from(), range.to()))
                        .aggregations("levels", terms(shape.level()))
                        .aggregations("namespaces", terms(shape.namespace()))));
    }

    private static Aggregation terms(final Mapped field) {
        return Aggregation.of(aggregation ->
                aggregation.terms(terms -> terms.field(field.name()).size(SHOWN)));
    }
}
