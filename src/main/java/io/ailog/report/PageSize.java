package io.ailog.report;

import io.ailog.incident.Episode;
import io.ailog.report.ReportedIncident.Handling;
import io.ailog.report.ReportedIncident.Lead;
import io.ailog.report.ReportedIncident.Reason;
import io.ailog.report.ReportedIncident.Verdict;
import io.ailog.signature.Cut;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How much of a report a page may hold. The most important incidents keep all they say; those after them are made brief:
 * without signatures and cascades, their message and sentences cut; the rest are left out and counted as such.
 *
 * @param full bytes of the incidents that keep all
 * @param brief bytes of the brief ones after them
 * @param cascades bytes of the cascades
 * @param episodes how many there may be
 */
public record PageSize(long full, long brief, long cascades, int episodes) {
    private static final int MEGABYTE = 1 << 20;

    /** With counts of 100 namespaces over 90 days, which take 3 to 5 MB, a page stays under 15 MB. */
    public static final PageSize DEFAULT = new PageSize(4 * MEGABYTE, 3 * MEGABYTE, MEGABYTE, 300);

    /** Characters of a message or sentence that a brief incident keeps. */
    private static final int BRIEF_TEXT = 160;

    /** {@code report}, shortened as far as it must be. */
    public Report fit(final Report report) {
        final List<ReportedIncident> incidents = new ArrayList<>();
        long left = full;
        boolean isFull = true;
        for (final ReportedIncident incident : report.incidents()) {
            if (isFull && TextSize.of(incident) > left) {
                isFull = false;
                left = brief;
            }
            final ReportedIncident kept = isFull ? incident : brief(incident);
            left -= TextSize.of(kept);
            if (left < 0) {
                break;
            }
            incidents.add(kept);
        }
        return new Report(
                report.generated(),
                report.range(),
                summary(report, incidents.size()),
                report.namespaces(),
                incidents,
                first(report.episodes()),
                cascadesOf(incidents, report.cascades()),
                report.coverage().stream()
                        .filter(day -> day.complete() < day.windows())
                        .toList(),
                report.runs());
    }

    private static Summary summary(final Report report, final int kept) {
        final Summary summary = report.summary();
        return new Summary(
                summary.errors(),
                summary.extent(),
                summary.incidents(),
                summary.leftOut() + report.incidents().size() - kept,
                summary.ongoing(),
                summary.sentences());
    }

    private List<Episode> first(final List<Episode> all) {
        return all.subList(0, Math.min(episodes, all.size()));
    }

    /** Those that the incidents name, as many as have room. */
    private List<ReportedCascade> cascadesOf(final List<ReportedIncident> incidents, final List<ReportedCascade> all) {
        final Set<String> named = new HashSet<>();
        incidents.forEach(incident -> named.addAll(incident.cascades()));
        final List<ReportedCascade> kept = new ArrayList<>();
        long left = cascades;
        for (final ReportedCascade cascade : all) {
            final long size = named.contains(cascade.id()) ? TextSize.of(cascade) : 0;
            if (size > 0 && size <= left) {
                left -= size;
                kept.add(cascade);
            }
        }
        return kept;
    }

    private static ReportedIncident brief(final ReportedIncident incident) {
        final Verdict verdict = incident.verdict();
        final Lead lead = incident.lead();
        final Handling handling = incident.handling();
        return new ReportedIncident(
                incident.id(),
                incident.window(),
                incident.namespace(),
                incident.size(),
                new Verdict(
                        verdict.severity(),
                        verdict.score(),
                        verdict.flags(),
                        verdict.evidence().stream()
                                .limit(1)
                                .map(PageSize::brief)
                                .toList()),
                new Lead(
                        lead.app(),
                        Optional.empty(),
                        lead.errorType(),
                        lead.message().map(PageSize::cut),
                        Optional.empty(),
                        lead.category(),
                        Optional.empty(),
                        List.of()),
                List.of(),
                new Handling(Optional.empty(), handling.status(), handling.confirmed(), List.of()),
                List.of());
    }

    private static Reason brief(final Reason reason) {
        return new Reason(
                reason.rule(),
                reason.observed(),
                reason.baseline(),
                reason.threshold(),
                Optional.empty(),
                cut(reason.sentence()));
    }

    private static String cut(final String text) {
        return text.length() <= BRIEF_TEXT ? text : Cut.to(BRIEF_TEXT, text) + "…";
    }
}
