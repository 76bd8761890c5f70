package io.ailog.demo;

import io.ailog.logs.Plan;
import io.ailog.logs.PlantedIncident;
import io.ailog.logs.PlantedIncident.Kind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was planted beside what was found. */
record Comparison(Plan plan, List<FoundIncident> found) {
    /** How a planted incident fared. */
    enum Verdict {
        FOUND("found"),
        PARTLY("in part"),
        MISSED("missed"),
        RIGHTLY_IGNORED("not flagged, as it should be"),
        WRONGLY_FLAGGED("flagged, though below the limit");

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
        return unplanted(Kind.SPIKE)
                .collect(Collectors.groupingBy(FoundIncident::severity, TreeMap::new, Collectors.counting()));
    }

    /** Incidents with the flag of {@code kind} where something else was planted, as an exception that is new too. */
    long beside(final Kind kind) {
        return unplanted(kind).filter(this::isPlanted).count();
    }

    /** Incidents with the flag of {@code kind} where nothing was planted at all. */
    long elsewhere(final Kind kind) {
        return unplanted(kind).filter(incident -> !isPlanted(incident)).count();
    }

    /** How many of the planted incidents of {@code kind} fared so. */
    long number(final Kind kind, final Verdict verdict) {
        return plan.of(kind).stream()
                .filter(planted -> verdict(planted) == verdict)
                .count();
    }

    private Stream<FoundIncident> unplanted(final Kind kind) {
        final List<PlantedIncident> planted = plan.of(kind);
        return found.stream().filter(incident -> incident.has(kind)).filter(incident -> planted.stream()
                .noneMatch(incident::liesIn));
    }

    private boolean isPlanted(final FoundIncident incident) {
        return plan.incidents().stream().anyMatch(incident::liesIn);
    }
}
