package io.ailog.logs;

import io.ailog.window.Window;
import java.util.List;
import java.util.stream.Stream;

/** Every incident that is planted in the logs of one timeline, in the order of time. */
public record Plan(List<PlantedIncident> incidents) {
    /** Logs as they usually are. */
    public static final Plan NOTHING = new Plan(List.of());

    public Plan {
        incidents = List.copyOf(incidents);
    }

    /** The incidents of one kind. */
    public List<PlantedIncident> of(final PlantedIncident.Kind kind) {
        return incidents.stream().filter(incident -> incident.kind() == kind).toList();
    }

    Stream<PlantedIncident> at(final String namespace, final Window window) {
        return incidents.stream().filter(incident -> incident.touches(namespace, window));
    }
}
