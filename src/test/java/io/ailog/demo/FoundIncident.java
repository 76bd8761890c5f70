package io.ailog.demo;

import io.ailog.logs.PlantedIncident;
import io.ailog.window.Window;
import java.util.Set;

/**
 * A row of {@code peak_investigation}.
 *
 * @param flags columns of the rules that fired
 * @param count ERROR documents
 * @param threshold ERROR documents, the effective one that was used
 */
record FoundIncident(
        Window window,
        String namespace,
        Set<String> flags,
        double count,
        double threshold,
        double score,
        String severity) {
    boolean has(final PlantedIncident.Kind kind) {
        return flags.contains(kind.flag());
    }

    boolean liesIn(final PlantedIncident planted) {
        return planted.when().contains(window.start()) && planted.namespaces().contains(namespace);
    }
}
