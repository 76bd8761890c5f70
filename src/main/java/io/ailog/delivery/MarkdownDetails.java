package io.ailog.delivery;

import io.ailog.report.DayCoverage;
import io.ailog.report.Report;
import io.ailog.report.ReportedCascade;
import io.ailog.report.ReportedIncident;
import io.ailog.report.ReportedNamespace;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The tables of a report in Markdown below its summary. */
record MarkdownDetails(StringBuilder out) {
    /** Characters of a name. */
    static final int NAME = 100;

    private static final int MESSAGE = 200;
    private static final int MOST_INCIDENTS = 25;
    private static final int MOST_CASCADES = 10;
    private static final int MOST_GAPS = 25;

    void incidents(final Report report) {
        final List<ReportedIncident> incidents = report.incidents();
        if (!begin("Incidents", incidents.isEmpty())) {
            return;
        }
        final MarkdownTable table = new MarkdownTable(out);
        final List<ReportedIncident> shown =
                incidents.stream().limit(MOST_INCIDENTS).toList();
        table.rows(
                shown,
                MOST_INCIDENTS,
                List.of("Window", "Namespace", "Severity", "Score", "Errors", "Threshold", "Flags", "Error", "Why"),
                MarkdownDetails::incident);
        final long left = incidents.size() - shown.size() + report.summary().leftOut();
        if (left > 0) {
            table.more(left);
        }
    }

    private static List<String> incident(final ReportedIncident incident) {
        final String error = MarkdownText.code(incident.lead().app(), NAME) + " "
                + MarkdownText.code(incident.lead().errorType(), NAME) + " "
                + MarkdownText.code(incident.lead().message(), MESSAGE);
        return List.of(
                incident.window().toString(),
                MarkdownText.code(incident.namespace(), NAME),
                incident.verdict().severity().label()
                        + (incident.handling().confirmed() ? "" : ", no longer confirmed"),
                number(incident.verdict().score()),
                Long.toString(incident.size().count()),
                number(incident.size().threshold()),
                incident.verdict().flags().stream()
                        .map(flag -> MarkdownText.code(flag, NAME))
                        .collect(Collectors.joining(" ")),
                error.strip(),
                incident.verdict().sentences().stream()
                        .map(sentence -> MarkdownText.code(sentence, MESSAGE))
                        .collect(Collectors.joining(" ")));
    }

    void cascades(final List<ReportedCascade> cascades) {
        if (begin("Cascades", cascades.isEmpty())) {
            new MarkdownTable(out)
                    .rows(
                            cascades,
                            MOST_CASCADES,
                            List.of("Window", "Began in", "With", "Reached", "Errors", "Depth"),
                            cascade -> List.of(
                                    cascade.window().toString(),
                                    service(
                                            cascade.root().namespace(),
                                            cascade.root().app()),
                                    MarkdownText.code(cascade.root().errorType(), NAME) + " "
                                            + MarkdownText.code(cascade.root().message(), MESSAGE),
                                    reached(cascade),
                                    Long.toString(cascade.errors()),
                                    Integer.toString(cascade.depth())));
        }
    }

    private static String reached(final ReportedCascade cascade) {
        return cascade.services().stream()
                .limit(MOST_CASCADES)
                .map(service -> service(service.namespace(), service.app()))
                .collect(Collectors.joining(" "));
    }

    private static String service(final String namespace, final String app) {
        return MarkdownText.code(namespace + "/" + app, NAME + NAME);
    }

    /** Days that were not collected completely; what was not collected is not the same as no errors. */
    void gaps(final List<DayCoverage> coverage) {
        final List<DayCoverage> gaps =
                coverage.stream().filter(day -> day.complete() < day.windows()).toList();
        if (begin("Coverage gaps", gaps.isEmpty())) {
            new MarkdownTable(out)
                    .rows(
                            gaps,
                            MOST_GAPS,
                            List.of("Namespace", "Day", "Windows", "Not collected", "Partly read"),
                            day -> List.of(
                                    MarkdownText.code(day.namespace(), NAME),
                                    day.day().toString(),
                                    Integer.toString(day.windows()),
                                    Integer.toString(day.missing()),
                                    Integer.toString(day.partial())));
        }
    }

    void thresholds(final List<ReportedNamespace> namespaces) {
        if (begin("Thresholds in force", namespaces.isEmpty())) {
            new MarkdownTable(out)
                    .rows(
                            namespaces,
                            namespaces.size(),
                            List.of(
                                    "Namespace",
                                    "Priority",
                                    "Errors",
                                    "Mon",
                                    "Tue",
                                    "Wed",
                                    "Thu",
                                    "Fri",
                                    "Sat",
                                    "Sun",
                                    "CAP"),
                            MarkdownDetails::thresholds);
        }
    }

    private static List<String> thresholds(final ReportedNamespace namespace) {
        final List<String> cells = new ArrayList<>();
        cells.add(MarkdownText.code(namespace.name(), NAME));
        cells.add(Integer.toString(namespace.priority()));
        cells.add(
                namespace.counts().collected() == 0
                        ? "not collected"
                        : Long.toString(namespace.counts().total()));
        namespace.limits().thresholds().forEach(threshold -> cells.add(number(threshold)));
        cells.add(number(namespace.limits().cap()));
        return cells;
    }

    /** Writes a heading, and whether a table is to follow. */
    private boolean begin(final String heading, final boolean empty) {
        out.append("## ").append(heading).append("\n\n");
        if (empty) {
            out.append("None.\n\n");
        }
        return !empty;
    }

    /** Without digits that say nothing: {@code 62.93}, {@code 40}. */
    static String number(final double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static String number(final OptionalDouble number) {
        return number.isPresent() ? number(number.getAsDouble()) : "";
    }
}
