package io.ailog.report;

import io.ailog.report.ReportedIncident.Handling;
import io.ailog.report.ReportedIncident.KnownProblem;
import io.ailog.report.ReportedIncident.Lead;
import io.ailog.report.ReportedIncident.Reason;
import io.ailog.report.ReportedIncident.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** {@link SampleReport} with one text wherever logs, operators or older installations can put one. */
public final class HostileReport {
    private HostileReport() {}

    /** The report that says {@code text} everywhere. */
    public static Report of(final String text) {
        final Report sample = SampleReport.saying(text);
        return new Report(
                sample.generated(),
                sample.range(),
                sample.summary(),
                sample.namespaces(),
                sample.incidents().stream()
                        .map(incident -> hostile(incident, text))
                        .toList(),
                sample.episodes(),
                sample.cascades().stream()
                        .map(cascade -> hostile(cascade, text))
                        .toList(),
                sample.coverage(),
                sample.runs());
    }

    private static ReportedIncident hostile(final ReportedIncident incident, final String text) {
        final Optional<String> said = Optional.of(text);
        return new ReportedIncident(
                incident.id(),
                incident.window(),
                incident.namespace(),
                incident.size(),
                new Verdict(
                        incident.verdict().severity(),
                        incident.verdict().score(),
                        List.of("is_spike", text),
                        List.of(new Reason(
                                text,
                                OptionalDouble.of(80),
                                OptionalDouble.empty(),
                                OptionalDouble.of(40),
                                said,
                                text))),
                new Lead(said, said, said, said, said, said, said, List.of(text, "checkout")),
                List.of(new ReportedSignature(new ReportedSignature.Text(text, said, said, said), 78)),
                new Handling(
                        Optional.of(new KnownProblem(text, said, said, said)),
                        text,
                        false,
                        incident.handling().corrections()),
                incident.cascades());
    }

    private static ReportedCascade hostile(final ReportedCascade cascade, final String text) {
        final Optional<String> said = Optional.of(text);
        return new ReportedCascade(
                cascade.id(),
                cascade.window(),
                new ReportedCascade.Root(cascade.root().namespace(), text, said, said, said),
                List.of(new ReportedCascade.Reached(text, text, 1, 9, List.of(text, text + "/" + text))),
                cascade.errors(),
                cascade.depth(),
                said,
                text);
    }
}
