package io.ailog.incident;

import io.ailog.detection.WindowFacts;
import io.ailog.service.Cascade;
import io.ailog.service.ServiceHealth;
import java.util.List;

/**
 * What detection says of one window: an incident for some of the namespaces it looked at, none for the others.
 *
 * @param facts what was looked at
 * @param incidents in the order of the namespaces of the facts
 * @param cascades in the order of their roots
 * @param health of each service with errors, in the order of the facts
 */
public record Verdict(WindowFacts facts, List<Incident> incidents, List<Cascade> cascades, List<ServiceHealth> health) {
    public Verdict {
        incidents = List.copyOf(incidents);
        cascades = List.copyOf(cascades);
        health = List.copyOf(health);
    }
}
