package io.ailog.demo;

import io.ailog.logs.KnownIssue;
import io.ailog.logs.Plan;
import io.ailog.logs.PlantedIncident;
import java.util.Optional;
import java.util.stream.Collectors;

/** The known issues of a plan, in the file that an operator would import. */
record KnownIssuesYaml(Plan plan) {
    String text() {
        return plan.incidents().stream()
                .map(PlantedIncident::knownIssue)
                .flatMap(Optional::stream)
                .distinct()
                .map(KnownIssuesYaml::entry)
                .collect(Collectors.joining("", "# Known issues of the demo's logs.\nknown_issues:\n", ""));
    }

    private static String entry(final KnownIssue issue) {
        return """
                  - issue_id: '%s'
                    name: '%s'
                    error_type_pattern: '%s'
                    message_pattern: '%s'
                    application: '%s'
                    fixed_in_version: '%s'
                    severity: high
                    status: fixed
                    ticket: '%s'
                """.formatted(
                        issue.id(),
                        issue.errorType() + " in " + issue.application(),
                        issue.errorType(),
                        issue.messagePattern(),
                        issue.application(),
                        issue.fixedInVersion(),
                        issue.id());
    }
}
