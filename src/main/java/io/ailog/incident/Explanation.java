package io.ailog.incident;

import io.ailog.detection.Evidence;
import io.ailog.detection.KnownIssue;
import io.ailog.signature.SignatureFact;
import java.util.Optional;

/** What an open known issue has to say of an incident. */
record Explanation(SignatureFact fact, KnownIssue issue) {
    private static final String RULE = "known_issue";

    static Optional<Explanation> of(final Lead lead) {
        return lead.issues().explaining().map(issue -> new Explanation(lead.fact(), issue));
    }

    Evidence evidence() {
        return new Evidence(RULE, fact.errors(), null, null, fact.signature().hash(), sentence());
    }

    private String sentence() {
        final KnownIssue.Handling handling = issue.handling();
        return "Explained by known issue " + issue.id()
                + part(" (", issue.name(), ")")
                + part(", fixed in ", issue.scope().fixedIn(), "")
                + part("; workaround: ", handling.workaround(), "")
                + part("; ticket: ", handling.ticket(), "") + ".";
    }

    private static String part(final String before, final String text, final String after) {
        final String stripped = text.strip();
        final String open = stripped.endsWith(".") ? stripped.substring(0, stripped.length() - 1) : stripped;
        return open.isEmpty() ? "" : before + open + after;
    }
}
