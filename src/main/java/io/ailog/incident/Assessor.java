package io.ailog.incident;

import static java.util.stream.Collectors.groupingBy;

import io.ailog.detection.Detector;
import io.ailog.detection.Finding;
import io.ailog.detection.NamespaceFacts;
import io.ailog.detection.WindowFacts;
import java.util.List;
import java.util.Map;

/** Detection and scoring put together: facts of a window in, the verdict on it out. A pure function. */
public record Assessor(Detector detector, Scoring scoring) {
    public Verdict assess(final WindowFacts facts) {
        final Map<String, List<Finding>> findings =
                detector.findings(facts).stream().collect(groupingBy(Finding::namespace));
        return new Verdict(
                facts,
                facts.namespaces().stream()
                        .filter(namespace -> findings.containsKey(namespace.namespace()))
                        .map(namespace ->
                                incident(facts, namespace, findings.getOrDefault(namespace.namespace(), List.of())))
                        .toList());
    }

    private Incident incident(final WindowFacts facts, final NamespaceFacts namespace, final List<Finding> findings) {
        return new Incident(facts.window(), namespace, findings, scoring.score(namespace, findings));
    }
}
