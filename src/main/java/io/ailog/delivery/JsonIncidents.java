package io.ailog.delivery;

import io.ailog.report.Correction;
import io.ailog.report.ReportedIncident;
import io.ailog.report.ReportedIncident.Handling;
import io.ailog.report.ReportedIncident.KnownProblem;
import io.ailog.report.ReportedIncident.Lead;
import io.ailog.report.ReportedIncident.Reason;
import io.ailog.report.ReportedIncident.Size;
import io.ailog.report.ReportedIncident.Verdict;
import io.ailog.report.ReportedSignature;

/** Incidents as JSON. */
record JsonIncidents(JsonDocument json) {
    void write(final ReportedIncident incident) {
        json.number("id", incident.id());
        json.time("window", incident.window());
        json.text("namespace", incident.namespace());
        size(incident.size());
        verdict(incident.verdict());
        lead(incident.lead());
        json.objects("signatures", incident.signatures(), this::signature);
        handling(incident.handling());
        json.texts("cascades", incident.cascades());
    }

    private void size(final Size size) {
        json.number("count", size.count());
        json.number("baseline_mean", size.baseline());
        json.number("ratio", size.ratio());
        json.number("threshold", size.threshold());
    }

    private void verdict(final Verdict verdict) {
        json.text("severity", verdict.severity().label());
        json.number("score", verdict.score());
        json.texts("flags", verdict.flags());
        json.objects("evidence", verdict.evidence(), this::reason);
    }

    private void reason(final Reason reason) {
        json.text("rule", reason.rule());
        json.number("observed", reason.observed());
        json.number("baseline", reason.baseline());
        json.number("threshold", reason.threshold());
        json.text("signature", reason.signature());
        json.text("sentence", reason.sentence());
    }

    private void lead(final Lead lead) {
        json.text("app", lead.app());
        json.text("version", lead.version());
        json.text("error_type", lead.errorType());
        json.text("error_message", lead.message());
        json.text("trace_id", lead.trace());
        json.text("category", lead.category());
        json.text("subcategory", lead.subcategory());
        json.texts("affected_services", lead.services());
    }

    private void signature(final ReportedSignature signature) {
        json.text("hash", signature.text().hash());
        json.text("error_type", signature.text().errorType());
        json.text("message", signature.text().message());
        json.text("sample", signature.text().sample());
        json.number("errors", signature.errors());
    }

    private void handling(final Handling handling) {
        json.optionalObject("known_issue", handling.knownIssue(), this::knownIssue);
        json.text("status", handling.status());
        json.truth("confirmed", handling.confirmed());
        if (handling.corrections().isEmpty()) {
            json.out().writeNullProperty("corrections");
        } else {
            json.objects("corrections", handling.corrections(), this::correction);
        }
    }

    private void knownIssue(final KnownProblem issue) {
        json.text("id", issue.id());
        json.text("name", issue.name());
        json.text("workaround", issue.workaround());
        json.text("ticket", issue.ticket());
    }

    private void correction(final Correction correction) {
        json.time("found_at", correction.found());
        json.object("was", () -> said(correction.was()));
        json.object("now", () -> said(correction.now()));
    }

    private void said(final Correction.Said said) {
        json.number("errors", said.errors());
        json.number("score", said.score());
        json.text("severity", said.severity());
        said.incident().ifPresentOrElse(incident -> json.truth("incident", incident), () -> json.out()
                .writeNullProperty("incident"));
        json.texts("flags", said.flags());
    }
}
