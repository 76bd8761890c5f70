package io.ailog.report;

import io.ailog.report.ReportedIncident.Reason;
import java.util.Collection;
import java.util.Optional;

/** An upper bound of the bytes that parts of a report take in a page: names and numbers, and texts with their escapes. */
final class TextSize {
    /** Names, numbers and punctuation of an incident, a reason, a signature or a service of a cascade. */
    private static final int INCIDENT = 700;

    private static final int PART = 200;
    private static final int ESCAPE = 6;

    private TextSize() {}

    static long of(final ReportedIncident incident) {
        final ReportedIncident.Lead lead = incident.lead();
        long size = INCIDENT
                + of(incident.namespace())
                + of(lead.app())
                + of(lead.version())
                + of(lead.errorType())
                + of(lead.message())
                + of(lead.trace())
                + of(lead.category())
                + of(lead.subcategory())
                + of(lead.services())
                + of(incident.cascades())
                + of(incident.verdict().flags())
                + of(incident.handling());
        for (final Reason reason : incident.verdict().evidence()) {
            size += PART + of(reason.sentence());
        }
        for (final ReportedSignature signature : incident.signatures()) {
            size += PART
                    + of(signature.text().errorType())
                    + of(signature.text().message())
                    + of(signature.text().sample());
        }
        return size;
    }

    static long of(final ReportedCascade cascade) {
        final ReportedCascade.Root root = cascade.root();
        long size = INCIDENT + of(root.namespace()) + of(root.app()) + of(root.errorType()) + of(root.message());
        for (final ReportedCascade.Reached service : cascade.services()) {
            size += PART + of(service.namespace()) + of(service.app()) + of(service.called());
        }
        return size;
    }

    private static long of(final ReportedIncident.Handling handling) {
        return of(handling.status())
                + 2L * PART * handling.corrections().size()
                + handling.knownIssue()
                        .map(issue -> of(issue.id()) + of(issue.name()) + of(issue.workaround()) + of(issue.ticket()))
                        .orElse(0L);
    }

    private static long of(final Collection<String> texts) {
        return texts.stream().mapToLong(text -> of(text) + 3).sum();
    }

    private static long of(final Optional<String> text) {
        return text.map(TextSize::of).orElse(0L);
    }

    /** Of a text in UTF-8, with escapes for what JSON and pages need escaped. */
    static long of(final String text) {
        return text.chars().mapToLong(TextSize::of).sum();
    }

    private static int of(final int character) {
        if (character < ' ' || "\"\\<>&\u2028\u2029".indexOf(character) >= 0) {
            return ESCAPE;
        }
        return character < 0x80 ? 1 : 3;
    }
}
