package io.ailog.report;

import io.ailog.incident.Episode;
import io.ailog.window.WindowRange;
import java.time.Instant;
import java.util.List;

/**
 * What is known of a range: the one model that all forms of a report are made of.
 *
 * @param generated when it was read
 * @param namespaces by priority, the highest first, then by name; each with a count for every window of the range
 * @param incidents the worst severity first, then by priority, score and window
 * @param episodes the ongoing ones first, then as incidents
 * @param cascades in the order of time
 * @param coverage in the order of the namespaces, then of days
 * @param runs the newest first
 */
public record Report(
        Instant generated,
        WindowRange range,
        Summary summary,
        List<ReportedNamespace> namespaces,
        List<ReportedIncident> incidents,
        List<Episode> episodes,
        List<ReportedCascade> cascades,
        List<DayCoverage> coverage,
        List<ReportedRun> runs) {
    /** Name and version of the form that is read by programs; see {@code report.schema.json}. */
    public static final String SCHEMA = "ailog-report/1";

    public Report {
        namespaces = List.copyOf(namespaces);
        incidents = List.copyOf(incidents);
        episodes = List.copyOf(episodes);
        cascades = List.copyOf(cascades);
        coverage = List.copyOf(coverage);
        runs = List.copyOf(runs);
        for (final ReportedNamespace namespace : namespaces) {
            if (namespace.counts().windows() != range.size()) {
                throw new IllegalArgumentException("`counts` of " + namespace.name() + " must be " + range.size()
                        + ", one for each window of " + range + ", were "
                        + namespace.counts().windows());
            }
        }
    }

    public Instant from() {
        return range.from();
    }

    public Instant to() {
        return range.to();
    }
}
