package io.ailog.report;

import io.ailog.incident.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An incident with all that helps to understand it. Texts come from logs and operators: they are hostile.
 *
 * @param id of its row
 * @param window start of its window
 * @param size how much it was
 * @param verdict how bad and why
 * @param lead where to begin
 * @param signatures the most frequent of this window and namespace, the most errors first; none when the documents were
 *     only counted, or were dropped
 * @param handling what people and later data made of it
 * @param cascades identifiers of those that its namespace takes part in
 */
public record ReportedIncident(
        long id,
        Instant window,
        String namespace,
        Size size,
        Verdict verdict,
        Lead lead,
        List<ReportedSignature> signatures,
        Handling handling,
        List<String> cascades) {
    public ReportedIncident {
        signatures = List.copyOf(signatures);
        cascades = List.copyOf(cascades);
    }

    /**
     * Errors per window.
     *
     * @param baseline mean of the slot
     * @param ratio count / baseline
     */
    public record Size(long count, OptionalDouble baseline, OptionalDouble ratio, OptionalDouble threshold) {}

    /**
     * How bad it is, and why.
     *
     * @param score 0 to 100
     * @param flags as the tables name them: {@code is_spike}
     */
    public record Verdict(Severity severity, double score, List<String> flags, List<Reason> evidence) {
        public Verdict {
            flags = List.copyOf(flags);
            evidence = List.copyOf(evidence);
        }

        /** Why, in a sentence each. */
        public List<String> sentences() {
            return evidence.stream().map(Reason::sentence).toList();
        }
    }

    /**
     * Why a rule fired, as detection recorded it.
     *
     * @param rule the flag's column, or {@code known_issue} for what explains the others
     * @param observed in the rule's unit, as {@code baseline} and {@code threshold}
     * @param signature hash of the error that the rule speaks of; empty when it speaks of all
     * @param sentence the same for people
     */
    public record Reason(
            String rule,
            OptionalDouble observed,
            OptionalDouble baseline,
            OptionalDouble threshold,
            Optional<String> signature,
            String sentence) {}

    /**
     * The service and the error to begin with.
     *
     * @param message as it was logged, cut
     * @param services with errors
     */
    public record Lead(
            Optional<String> app,
            Optional<String> version,
            Optional<String> errorType,
            Optional<String> message,
            Optional<String> trace,
            Optional<String> category,
            Optional<String> subcategory,
            List<String> services) {
        public Lead {
            services = List.copyOf(services);
        }
    }

    /**
     * What people and later data made of it.
     *
     * @param status as operators write it, {@code open} at first
     * @param confirmed false: an operator touched it, and later data no longer support it
     * @param corrections verdicts that later data changed, in the order of their finding
     */
    public record Handling(
            Optional<KnownProblem> knownIssue, String status, boolean confirmed, List<Correction> corrections) {
        public Handling {
            corrections = List.copyOf(corrections);
        }
    }

    /** The known issue that an incident is about. */
    public record KnownProblem(
            String id, Optional<String> name, Optional<String> workaround, Optional<String> ticket) {}
}
