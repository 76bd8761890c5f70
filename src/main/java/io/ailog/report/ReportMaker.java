package io.ailog.report;

import io.ailog.incident.Episode;
import io.ailog.incident.Episodes;
import io.ailog.incident.RecordedIncident;
import io.ailog.incident.Severity;
import io.ailog.window.Namespaces;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Makes a report of what is stored: puts episodes together, sorts, and sums up. A pure function.
 *
 * @param namespaces the configured ones
 */
public record ReportMaker(WindowRange range, Namespaces namespaces) {
    /**
     * The report of {@code facts}.
     *
     * @param generated when they were read
     */
    public Report make(final RangeFacts facts, final Instant generated) {
        final Importance importance = new Importance(namespaces);
        final List<Episode> episodes = Episodes.of(
                        facts.recorded(), facts.ledger().newest().map(Window::new))
                .stream()
                .sorted(importance.ofEpisodes())
                .toList();
        final List<ReportedNamespace> sorted =
                facts.namespaces().stream().sorted(Importance.ofNamespaces()).toList();
        return new Report(
                generated,
                range,
                summary(facts, episodes, generated),
                sorted,
                facts.listed().stream().sorted(importance.ofReported()).toList(),
                episodes,
                facts.cascades().stream()
                        .sorted(Comparator.comparing(ReportedCascade::window).thenComparing(ReportedCascade::id))
                        .toList(),
                days(facts.ledger().days(), sorted),
                facts.runs());
    }

    private Summary summary(final RangeFacts facts, final List<Episode> episodes, final Instant generated) {
        final Summary.Extent extent = new Summary.Extent(
                range.size(),
                facts.ledger().collected(),
                facts.ledger().counted(),
                facts.ledger().newest());
        final Map<Severity, Long> counts = facts.recorded().stream()
                .collect(Collectors.groupingBy(RecordedIncident::severity, Collectors.counting()));
        return new Summary(
                facts.namespaces().stream()
                        .mapToLong(namespace -> namespace.counts().total())
                        .sum(),
                extent,
                new SeverityTotals(counts),
                facts.stored() - facts.listed().size(),
                episodes.stream().filter(Episode::ongoing).count(),
                new SummarySentences(extent, episodes, generated).all());
    }

    private static List<DayCoverage> days(final List<DayCoverage> days, final List<ReportedNamespace> sorted) {
        final Map<String, Integer> places = new HashMap<>();
        sorted.forEach(namespace -> places.put(namespace.name(), places.size()));
        return days.stream()
                .sorted(Comparator.comparing((DayCoverage day) -> places.getOrDefault(day.namespace(), places.size()))
                        .thenComparing(DayCoverage::day))
                .toList();
    }
}
