package io.ailog.incident;

import io.ailog.detection.Evidence;
import io.ailog.detection.Finding;
import io.ailog.detection.Flag;
import io.ailog.detection.NamespaceFacts;
import io.ailog.window.Window;
import java.util.Comparator;
import java.util.List;

/**
 * One namespace in one window in which at least one rule fired.
 *
 * @param findings never empty, in the order of their flags
 * @param score 0 to 100
 */
public record Incident(Window window, NamespaceFacts facts, List<Finding> findings, double score) {
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

    public List<Evidence> evidence() {
        return findings.stream().map(Finding::evidence).toList();
    }
}
