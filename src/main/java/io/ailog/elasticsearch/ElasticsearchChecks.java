package io.ailog.elasticsearch;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import io.ailog.window.CheckResult;
import io.ailog.window.Checks;
import io.ailog.window.Failure;
import io.ailog.window.Namespaces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The log store as an installation needs it: reachable, of a known version, with indices and fields to read. */
@Component
@Order(2)
final class ElasticsearchChecks implements Checks {
    private static final String SERVER = "Elasticsearch";
    private static final String INDICES = "indices";
    private static final String FIELDS = "fields";
    private static final String DOCUMENTS = "documents";
    private static final Duration DAY = Duration.ofDays(1);
    private static final int NAMED = 10;
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\..*");

    private final ElasticsearchConnection connection;
    private final ResolvedTargets resolved;
    private final ObjectProvider<Namespaces> namespaces;
    private final Clock clock;

    ElasticsearchChecks(
            final ElasticsearchConnection connection,
            final ResolvedTargets resolved,
            final ObjectProvider<Namespaces> namespaces,
            final Clock clock) {
        this.connection = connection;
        this.resolved = resolved;
        this.namespaces = namespaces;
        this.clock = clock;
    }

    @Override
    public List<CheckResult> results() {
        final List<CheckResult> results = new ArrayList<>();
        try {
            final ElasticsearchSettings settings = connection.settings();
            final List<Target> targets = resolved.targets();
            results.add(server(settings));
            results.add(CheckResult.ok(INDICES, indices(settings)));
            results.add(fields(settings, targets));
            results.add(documents(targets));
        } catch (final Failure e) {
            broken(e, results);
        }
        return results;
    }

    private static void broken(final Failure failure, final List<CheckResult> results) {
        final List<String> names = new ArrayList<>(List.of(SERVER, INDICES, FIELDS, DOCUMENTS));
        // indices and fields are what is wrong where the server has answered
        final boolean answered = results.isEmpty()
                && failure.kind() == Failure.Kind.CONFIGURATION
                && (failure.getMessage().contains("ES_INDEX")
                        || failure.getMessage().contains("ES_FIELD"));
        if (answered) {
            results.add(CheckResult.ok(SERVER, "answers"));
        }
        final String name = names.get(results.size());
        results.add(CheckResult.failed(name, failure.getMessage(), ""));
        names.subList(results.size(), names.size())
                .forEach(next -> results.add(CheckResult.skipped(next, name + " must be mended first")));
    }

    /** Who may read indices alone is not told the version, and needs not know it. */
    private CheckResult server(final ElasticsearchSettings settings) {
        final Optional<String> version = version();
        final String found =
                version.map(number -> number + " at ").orElse("version not told, at ") + settings.servers();
        return version.map(VERSION::matcher)
                        .filter(Matcher::matches)
                        .filter(ElasticsearchChecks::isUnknown)
                        .isPresent()
                ? CheckResult.failed(SERVER, found, "Use Elasticsearch 7.14 to 9.x.")
                : CheckResult.ok(SERVER, found);
    }

    private Optional<String> version() {
        try {
            return Optional.of(connection.ask(client -> client.info().version().number()));
        } catch (final RuntimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isUnknown(final Matcher version) {
        final int major = Integer.parseInt(version.group(1));
        return major < 7 || major > 9 || (major == 7 && Integer.parseInt(version.group(2)) < 14);
    }

    private String indices(final ElasticsearchSettings settings) {
        final int number = new FieldCapabilities(connection)
                .of(settings.indices(), List.of(settings.fields().timestamp()))
                .indices()
                .size();
        return settings.indices() + " matches " + number + (number == 1 ? " index" : " indices");
    }

    private CheckResult fields(final ElasticsearchSettings settings, final List<Target> targets) {
        if (targets.stream().noneMatch(target -> target.shape().isCountable())) {
            return CheckResult.failed(
                    FIELDS, "no index has both a time and a level", "Correct ES_FIELD_TIMESTAMP and ES_FIELD_LEVEL.");
        }
        final LogFields fields = settings.fields();
        final Map<String, String> others = new LinkedHashMap<>();
        others.put("ES_FIELD_APPLICATION", fields.application());
        others.put("ES_FIELD_VERSION", fields.version());
        others.put("ES_FIELD_MESSAGE", fields.message());
        others.put("ES_FIELD_TRACE", fields.trace());
        final List<String> there = new FieldCapabilities(connection)
                .of(settings.indices(), List.copyOf(others.values()))
                .names();
        others.values().removeIf(there::contains);
        return others.isEmpty()
                ? CheckResult.ok(FIELDS, "time, level, namespace, application, version, message and trace are there")
                : CheckResult.warning(
                        FIELDS,
                        "not in any index: " + String.join(", ", others.values()) + "; errors are read without",
                        "Correct " + String.join(", ", others.keySet()) + " where the logs have them.");
    }

    private CheckResult documents(final List<Target> targets) {
        final Collection<String> names;
        try {
            names = namespaces.getObject().names();
        } catch (final RuntimeException e) {
            return CheckResult.skipped(DOCUMENTS, "the namespaces must be readable first");
        }
        final TreeSet<String> silent = new TreeSet<>(names);
        targets.stream()
                .filter(target -> target.shape().isCountable()
                        && !target.shape().namespace().isAbsent()
                        && new TargetQueries(target.shape()).canHold(names))
                .forEach(target -> silent.removeAll(seen(target, names)));
        final String found =
                (names.size() - silent.size()) + " of " + names.size() + " namespaces logged in the last day";
        return silent.isEmpty()
                ? CheckResult.ok(DOCUMENTS, found)
                : CheckResult.warning(
                        DOCUMENTS,
                        found + ", not: "
                                + String.join(", ", silent.stream().limit(NAMED).toList())
                                + (silent.size() > NAMED ? " and " + (silent.size() - NAMED) + " more" : ""),
                        "Check the names in config/namespaces.yaml, if that can't be.");
    }

    private List<String> seen(final Target target, final Collection<String> names) {
        final TargetQueries queries = new TargetQueries(target.shape());
        final Instant now = clock.instant();
        final SearchRequest request = SearchRequest.of(search -> search.index(target.indices())
                .size(0)
                .trackTotalHits(total -> total.enabled(false))
                .runtimeMappings(queries.runtimeFields())
                .query(query ->
                        query.bool(all -> all.filter(queries.within(now.minus(DAY), now), queries.namespaces(names))))
                .aggregations("names", names(target, names.size())));
        final Map<String, Aggregate> answer =
                connection.ask(client -> client.search(request, Void.class).aggregations());
        return List.copyOf(TermBuckets.of(CompleteAnswer.part(answer, "names")).keySet());
    }

    private static Aggregation names(final Target target, final int number) {
        return Aggregation.of(aggregation -> aggregation.terms(
                terms -> terms.field(target.shape().namespace().name()).size(number)));
    }
}
