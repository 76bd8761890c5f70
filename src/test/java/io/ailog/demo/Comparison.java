package io.ailog.demo;

import io.ailog.logs.Plan;
import io.ailog.logs.PlantedIncident;
import io.ailog.logs.PlantedIncident.Kind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was planted beside what was found. */
record Comparison(Plan plan, List<FoundIncident> found) {
    /** How a planted incident fared. */
    enum Verdict {
        FOUND("found"),
        PARTLY("in part"),
        MISSED("missed"),
        RIGHTLY_IGNORED("not flagged, as it should be"),
        WRONGLY_FLAGGED("flagged, though below the limit"),
        NO_RULE("planted, rule not built yet");

        private final String words;

        Verdict(final String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    Comparison {
        found = List.copyOf(found);
    }

    Verdict verdict(final PlantedIncident planted) {
        final Kind kind = planted.kind();
        if (found.stream().noneMatch(incident -> incident.has(kind))) {
            return Verdict.NO_RULE;
        }
        final long hits = hits(planted).size();
        if (!kind.toBeFound()) {
            return hits == 0 ? Verdict.RIGHTLY_IGNORED : Verdict.WRONGLY_FLAGGED;
        }
        final long all = planted.when().size() * planted.namespaces().size();
        return hits == all ? Verdict.FOUND : hits == 0 ? Verdict.MISSED : Verdict.PARTLY;
    }

    /** The incidents in the windows and namespaces of a planted one in which its rule fired. */
    List<FoundIncident> hits(final PlantedIncident planted) {
        return found.stream()
                .filter(incident -> incident.has(planted.kind()) && incident.liesIn(planted))
                .toList();
    }

    /** Spikes that nobody planted, by severity. */
    Map<String, Long> falseSpikes() {
        final List<PlantedIncident> spikes = plan.of(Kind.SPIKE);
        return found.stream()
                .filter(incident -> incident.has(Kind.SPIKE))
                .filter(incident -> spikes.stream().noneMatch(incident::liesIn))
                .collect(Collectors.groupingBy(FoundIncident::severity, TreeMap::new, Collectors.counting()));
    }

    long number(final Verdict verdict) {
        return plan.of(Kind.SPIKE).stream()
                .filter(spike -> verdict(spike) == verdict)
                .count();
    }
}
