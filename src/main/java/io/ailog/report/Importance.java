package io.ailog.report;

import io.ailog.incident.Episode;
import io.ailog.incident.RecordedIncident;
import io.ailog.incident.Severity;
import io.ailog.window.Namespace;
import io.ailog.window.Namespaces;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** What is read first: the worst severity, then the namespace with the highest priority, the highest score, the earliest. */
public final class Importance {
    private final Map<String, Integer> priorities = new HashMap<>();

    public Importance(final Namespaces namespaces) {
        for (final Namespace namespace : namespaces.all()) {
            priorities.put(namespace.name(), namespace.priority());
        }
    }

    private record Rank(Severity severity, int priority, double score, Instant time, String namespace) {
        private static final Comparator<Rank> ORDER = Comparator.comparing(Rank::severity)
                .thenComparing(Rank::priority, Comparator.reverseOrder())
                .thenComparing(Rank::score, Comparator.reverseOrder())
                .thenComparing(Rank::time)
                .thenComparing(Rank::namespace);
    }

    /** Of incidents, the most important first. */
    public Comparator<RecordedIncident> ofRecorded() {
        return Comparator.comparing(
                incident -> rank(incident.severity(), incident.namespace(), incident.score(), incident.start()),
                Rank.ORDER);
    }

    /** Of incidents, the most important first. */
    public Comparator<ReportedIncident> ofReported() {
        return Comparator.comparing(
                incident -> rank(
                        incident.verdict().severity(),
                        incident.namespace(),
                        incident.verdict().score(),
                        incident.window()),
                Rank.ORDER);
    }

    /** Of episodes, those that go on before the others. */
    public Comparator<Episode> ofEpisodes() {
        return Comparator.comparing(Episode::ongoing, Comparator.reverseOrder())
                .thenComparing(
                        episode -> rank(episode.severity(), episode.namespace(), episode.score(), episode.from()),
                        Rank.ORDER);
    }

    /** Of namespaces: by priority, the highest first, then by name. */
    public static Comparator<ReportedNamespace> ofNamespaces() {
        return Comparator.comparing(ReportedNamespace::priority, Comparator.reverseOrder())
                .thenComparing(ReportedNamespace::name);
    }

    private Rank rank(final Severity severity, final String namespace, final double score, final Instant time) {
        return new Rank(severity, priorities.getOrDefault(namespace, 0), score, time, namespace);
    }
}
