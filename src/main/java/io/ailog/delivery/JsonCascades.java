package io.ailog.delivery;

import io.ailog.report.ReportedCascade;

/** Cascades as JSON. */
record JsonCascades(JsonDocument json) {
    void write(final ReportedCascade cascade) {
        json.text("id", cascade.id());
        json.time("window", cascade.window());
        json.object("root", () -> root(cascade.root()));
        json.objects("services", cascade.services(), this::service);
        json.number("errors", cascade.errors());
        json.number("depth", cascade.depth());
        json.text("severity", cascade.severity());
        json.text("status", cascade.status());
    }

    private void root(final ReportedCascade.Root root) {
        json.text("namespace", root.namespace());
        json.text("app", root.app());
        json.text("error_type", root.errorType());
        json.text("message", root.message());
        json.text("trace_id", root.trace());
    }

    private void service(final ReportedCascade.Reached service) {
        json.text("namespace", service.namespace());
        json.text("app", service.app());
        json.number("depth", service.depth());
        json.number("errors", service.errors());
        json.texts("called", service.called());
    }
}
