package io.ailog.incident;

import io.ailog.detection.WindowFacts;
import java.util.List;

/**
 * What detection says of one window: an incident for some of the namespaces it looked at, none for the others.
 *
 * @param facts what was looked at
 */
public record Verdict(WindowFacts facts, List<Incident> incidents) {
    public Verdict {
        incidents = List.copyOf(incidents);
    }
}
