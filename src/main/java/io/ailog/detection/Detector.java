package io.ailog.detection;

import java.util.List;

/** All rules, in the order in which their evidence is told. */
public record Detector(List<Rule> rules) {
    public Detector {
        rules = List.copyOf(rules);
    }

    public List<Finding> findings(final Case given) {
        return rules.stream().flatMap(rule -> rule.findings(given)).toList();
    }
}
