package io.ailog.elasticsearch;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import io.ailog.window.CheckResult;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The documents of each namespace in the last day, whatever their level. One may be silent, since nobody works there on a
 * holiday; all of them are when names, indices or fields are not those of the logs.
 */
record RecentDocuments(ElasticsearchConnection connection, List<String> namespaces) {
    private static final Duration DAY = Duration.ofDays(1);
    private static final String ALL = "namespaces";
    private static final String ERRORS = "errors";
    private static final int SHOWN = 10;

    private record Found(Map<String, Long> documents, long errors) {}

    CheckResult look(final Instant now) {
        final Map<String, Long> documents = new HashMap<>();
        long errors = 0;
        for (final Target target : new TargetResolution(connection).targets()) {
            final TargetQueries queries = new TargetQueries(target.shape());
            if (target.shape().isCountable() && !target.shape().namespace().isAbsent() && queries.canHold(namespaces)) {
                final Found found = ask(target, queries, now);
                found.documents().forEach((name, count) -> documents.merge(name, count, Long::sum));
                errors += found.errors();
            }
        }
        return finding(documents, errors);
    }

    private Found ask(final Target target, final TargetQueries queries, final Instant now) {
        final SearchRequest request = SearchRequest.of(search -> search.index(target.indices())
                .size(0)
                .trackTotalHits(total -> total.enabled(false))
                .allowPartialSearchResults(false)
                .runtimeMappings(queries.runtimeFields())
                .query(Query.of(query -> query.bool(
                        bool -> bool.filter(queries.within(now.minus(DAY), now), queries.namespaces(namespaces)))))
                .aggregations(
                        ALL,
                        terms -> terms.terms(field ->
                                field.field(target.shape().namespace().name()).size(namespaces.size())))
                .aggregations(
                        ERRORS,
                        errors -> errors.filter(
                                queries.level(connection.settings().fields().levelValue()))));
        final Map<String, Aggregate> answer = connection.ask(client -> {
            final SearchResponse<Void> response = client.search(request, Void.class);
            CompleteAnswer.require(response, target);
            return response.aggregations();
        });
        return new Found(
                TermBuckets.of(CompleteAnswer.part(answer, ALL)),
                CompleteAnswer.part(answer, ERRORS).filter().docCount());
    }

    private CheckResult finding(final Map<String, Long> documents, final long errors) {
        final LogFields fields = connection.settings().fields();
        final String level = fields.level() + " = " + fields.levelValue();
        final List<String> silent =
                namespaces.stream().filter(name -> !documents.containsKey(name)).toList();
        final String found = String.format(
                Locale.ROOT,
                "%,d in the last day, from %,d of %,d namespaces; %,d with %s",
                documents.values().stream().mapToLong(Long::longValue).sum(),
                namespaces.size() - silent.size(),
                namespaces.size(),
                errors,
                level);
        if (silent.size() == namespaces.size()) {
            return CheckResult.failed(
                    found,
                    "Check ES_INDEX, ES_FIELD_NAMESPACE and the names in NAMESPACES_FILE, and that logs still arrive.");
        }
        if (!silent.isEmpty()) {
            return CheckResult.warning(
                    found + "; silent: " + silent.stream().limit(SHOWN).collect(Collectors.joining(", "))
                            + (silent.size() > SHOWN ? " and " + (silent.size() - SHOWN) + " more" : ""),
                    "If they should have logs, check their names in NAMESPACES_FILE, and ES_INDEX.");
        }
        return errors == 0
                ? CheckResult.warning(found, "If there are errors, check ES_FIELD_LEVEL and ES_LEVEL_VALUE.")
                : CheckResult.ok(found);
    }
}
