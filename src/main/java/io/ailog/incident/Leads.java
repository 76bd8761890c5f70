package io.ailog.incident;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import io.ailog.detection.Case;
import io.ailog.detection.Finding;
import io.ailog.detection.Flag;
import io.ailog.detection.NamespaceFacts;
import io.ailog.detection.Occurrence;
import io.ailog.detection.Regression;
import io.ailog.detection.SeenSignature;
import io.ailog.service.Cascade;
import io.ailog.service.Service;
import io.ailog.signature.CategoryRules;
import io.ailog.signature.SignatureFact;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what to read first. */
record Leads(CategoryRules categories) {
    /** Nobody reads on beyond so many services, and hostile logs have them without end. */
    private static final int MOST_SERVICES = 50;

    private static final Comparator<Finding> WEIGHTIEST =
            Comparator.comparing(Finding::weight, Comparator.reverseOrder()).thenComparing(Finding::flag);

    /** Empty when the documents of the namespace were only counted. */
    Optional<Lead> of(final Case given, final NamespaceFacts namespace, final List<Finding> findings) {
        final List<Occurrence> occurrences = Occurrence.of(namespace);
        return top(occurrences, findings).map(top -> {
            final SignatureFact fact = top.foremost();
            return new Lead(
                    fact,
                    trace(top),
                    categories.of(fact.signature()),
                    services(namespace, given.cascades()),
                    issues(given, namespace, top, findings));
        });
    }

    private static Optional<Occurrence> top(final List<Occurrence> occurrences, final List<Finding> findings) {
        final @Nullable String named = findings.stream()
                .min(WEIGHTIEST)
                .map(finding -> finding.evidence().signature())
                .orElse(null);
        return occurrences.stream()
                .filter(one -> one.signature().hash().equals(named))
                .findFirst()
                .or(() -> occurrences.stream().findFirst());
    }

    private static String trace(final Occurrence top) {
        return top.facts().stream()
                .map(SignatureFact::trace)
                .filter(trace -> !trace.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static Lead.Issues issues(
            final Case given, final NamespaceFacts namespace, final Occurrence top, final List<Finding> findings) {
        final boolean isBack = findings.stream().anyMatch(finding -> finding.flag() == Flag.REGRESSION);
        return new Lead.Issues(
                top.facts().stream()
                        .flatMap(fact -> given.issues().explaining(fact).stream())
                        .findFirst(),
                isBack ? Regression.worst(namespace, given.issues()).map(Regression::issue) : Optional.empty());
    }

    private static List<String> services(final NamespaceFacts namespace, final List<Cascade> cascades) {
        final Map<String, Long> applications = namespace.signatures().stream()
                .map(SeenSignature::fact)
                .filter(fact -> !fact.application().isEmpty())
                .collect(groupingBy(SignatureFact::application, summingLong(SignatureFact::errors)));
        final Stream<String> own = applications.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
        final Stream<String> others = cascades.stream()
                .filter(cascade -> cascade.services()
                        .anyMatch(service -> service.namespace().equals(namespace.namespace())))
                .flatMap(Cascade::services)
                .filter(service -> !service.namespace().equals(namespace.namespace()))
                .map(Service::toString);
        return Stream.concat(own, others).distinct().limit(MOST_SERVICES).toList();
    }
}
