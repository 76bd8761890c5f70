package io.ailog.incident;

import io.ailog.detection.Evidence;
import io.ailog.detection.Finding;
import io.ailog.detection.Flag;
import io.ailog.detection.KnownIssue;
import io.ailog.detection.NamespaceFacts;
import io.ailog.window.Window;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One namespace in one window in which at least one rule fired.
 *
 * @param findings never empty, in the order of their flags
 * @param score 0 to 100
 * @param lead what to read first, empty when the documents were only counted
 */
public record Incident(Window window, NamespaceFacts facts, List<Finding> findings, double score, Optional<Lead> lead) {
    public Incident {
        if (findings.isEmpty()) {
            throw new IllegalArgumentException("`findings` of an incident must not be empty");
        }
        findings = findings.stream().sorted(Comparator.comparing(Finding::flag)).toList();
    }

    public String namespace() {
        return facts.namespace();
    }

    public Severity severity() {
        return Severity.of(score);
    }

    /** Whether the rule of {@code flag} fired. */
    public boolean has(final Flag flag) {
        return findings.stream().anyMatch(finding -> finding.flag() == flag);
    }

    /** Why each rule fired, and last the known issue that explains it, if one does. */
    public List<Evidence> evidence() {
        return Stream.concat(
                        findings.stream().map(Finding::evidence),
                        lead.flatMap(Explanation::of).map(Explanation::evidence).stream())
                .toList();
    }

    /** The known issue that it is about: the one that is back, else the one that explains it. */
    public Optional<KnownIssue> knownIssue() {
        return lead.flatMap(first -> first.issues().back().or(first.issues()::explaining));
    }
}
