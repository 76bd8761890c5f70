package io.ailog.delivery;

import io.ailog.report.Counts;
import io.ailog.report.ReportedNamespace;
import tools.jackson.core.JsonGenerator;

/** Namespaces as JSON: a count for every window, null where it was not collected. */
record JsonNamespaces(JsonDocument json) {
    void write(final ReportedNamespace namespace) {
        json.text("name", namespace.name());
        json.number("priority", namespace.priority());
        json.texts("groups", namespace.groups());
        json.text("alert_rule", namespace.alertRule());
        json.number("errors", namespace.counts().total());
        json.number("cap", namespace.limits().cap());
        counts(namespace.counts());
        final JsonGenerator out = json.out();
        out.writeArrayPropertyStart("thresholds");
        namespace.limits().thresholds().forEach(out::writeNumber);
        out.writeEndArray();
        out.writeArrayPropertyStart("samples");
        namespace.limits().samples().forEach(out::writeNumber);
        out.writeEndArray();
    }

    private void counts(final Counts counts) {
        final JsonGenerator out = json.out();
        out.writeArrayPropertyStart("counts");
        for (int window = 0; window < counts.windows(); window++) {
            counts.of(window).ifPresentOrElse(out::writeNumber, out::writeNull);
        }
        out.writeEndArray();
    }
}
