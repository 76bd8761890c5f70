package io.ailog.elasticsearch;

import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.SourceConfig;
import java.util.List;
import java.util.Set;

/** What is asked of the documents of a target: the events of some namespaces. */
final class EventSearch {
    /** The order in which the server finds documents; a place in it is a number. */
    private static final String ORDER = "_shard_doc";

    private final ElasticsearchConnection connection;
    private final Target target;
    private final Set<String> namespaces;
    private final TargetQueries queries;
    private final FieldNode tree;

    /** @param namespaces whose events are wanted */
    EventSearch(final ElasticsearchConnection connection, final Target target, final Set<String> namespaces) {
        this.connection = connection;
        this.target = target;
        this.namespaces = namespaces;
        this.queries = new TargetQueries(target.shape());
        this.tree = FieldNode.of(fields());
    }

    Target target() {
        return target;
    }

    Set<String> namespaces() {
        return namespaces;
    }

    /** Where the texts are in a document. */
    FieldNode tree() {
        return tree;
    }

    private LogFields fields() {
        return connection.settings().fields();
    }

    /** Whether the target can hold any. */
    boolean isPossible() {
        return target.shape().isCountable() && !target.shape().namespace().isAbsent() && queries.canHold(namespaces);
    }

    SearchRequest page(final PageRequest request) {
        final LogFields fields = fields();
        final Shape shape = target.shape();
        final SearchRequest.Builder search = new SearchRequest.Builder()
                .pit(pit -> pit.id(request.point().id()).keepAlive(PointInTime.keepAlive(connection)))
                .size(request.size())
                .trackTotalHits(total -> total.enabled(false))
                .allowPartialSearchResults(false)
                .runtimeMappings(queries.runtimeFields())
                .source(source(request.care()))
                .docvalueFields(field -> field.field(shape.timestamp().name()).format("epoch_millis"))
                .docvalueFields(field -> field.field(shape.namespace().name()))
                .query(query -> query.bool(bool -> bool.filter(
                        queries.within(request.span().start(), request.span().end()),
                        queries.level(fields.levelValue()),
                        queries.namespaces(namespaces))))
                .sort(sort -> sort.field(field -> field.field(ORDER)));
        return (request.after() == PageRequest.START ? search : search.searchAfter(request.after())).build();
    }

    private SourceConfig source(final PageRequest.Care care) {
        if (care == PageRequest.Care.WITHOUT_SOURCE || care == PageRequest.Care.WHOLE) {
            return SourceConfig.of(source -> source.fetch(care == PageRequest.Care.WHOLE));
        }
        final LogFields fields = fields();
        final List<String> names = List.of(fields.application(), fields.version(), fields.message(), fields.trace());
        return SourceConfig.of(source -> source.filter(filter -> filter.includes(names)));
    }
}
