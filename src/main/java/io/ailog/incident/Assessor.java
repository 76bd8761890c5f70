package io.ailog.incident;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.ailog.detection.Case;
import io.ailog.detection.Detector;
import io.ailog.detection.Finding;
import io.ailog.detection.KnownIssues;
import io.ailog.detection.NamespaceFacts;
import io.ailog.detection.WindowFacts;
import io.ailog.service.Cascades;
import io.ailog.service.Health;
import io.ailog.service.ServiceFacts;
import io.ailog.service.ServiceHealth;
import io.ailog.signature.CategoryRules;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Detection and scoring put together: facts of a window and known issues in, the verdict on it out. A pure function.
 */
public record Assessor(Detector detector, Scoring scoring, Cascades cascades, Health health, CategoryRules categories) {
    public Verdict assess(final WindowFacts facts, final KnownIssues issues) {
        final Case given = new Case(facts, issues, cascades.in(facts.window(), facts.paths()));
        final Map<String, List<Finding>> findings =
                detector.findings(given).stream().collect(groupingBy(Finding::namespace));
        final List<Incident> incidents = facts.namespaces().stream()
                .filter(namespace -> findings.containsKey(namespace.namespace()))
                .map(namespace -> incident(given, namespace, findings.getOrDefault(namespace.namespace(), List.of())))
                .toList();
        return new Verdict(facts, incidents, given.cascades(), health(facts, incidents));
    }

    private Incident incident(final Case given, final NamespaceFacts namespace, final List<Finding> findings) {
        return new Incident(
                given.facts().window(),
                namespace,
                findings,
                scoring.score(namespace, findings),
                new Leads(categories).of(given, namespace, findings));
    }

    private List<ServiceHealth> health(final WindowFacts facts, final List<Incident> incidents) {
        final Map<String, Severity> severities =
                incidents.stream().collect(toMap(Incident::namespace, Incident::severity));
        return facts.services().stream()
                .map(service -> health(facts, service, severities))
                .toList();
    }

    private ServiceHealth health(
            final WindowFacts facts, final ServiceFacts service, final Map<String, Severity> severities) {
        final @Nullable Severity severity =
                severities.get(service.errors().service().namespace());
        return health.of(
                facts.window(), service, severity == Severity.CRITICAL ? 1 : 0, severity == Severity.HIGH ? 1 : 0);
    }
}
