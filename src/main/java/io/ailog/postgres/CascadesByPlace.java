package io.ailog.postgres;

import io.ailog.report.ReportedCascade;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which cascades a namespace takes part in, by window. */
record CascadesByPlace(Map<Place, List<String>> identifiers) {
    /** Where something happened. */
    record Place(Instant window, String namespace) {}

    static CascadesByPlace of(final List<ReportedCascade> cascades) {
        final Map<Place, List<String>> identifiers = new HashMap<>();
        for (final ReportedCascade cascade : cascades) {
            Stream.concat(
                            Stream.of(cascade.root().namespace()),
                            cascade.services().stream().map(ReportedCascade.Reached::namespace))
                    .distinct()
                    .forEach(namespace -> identifiers
                            .computeIfAbsent(new Place(cascade.window(), namespace), place -> new ArrayList<>())
                            .add(cascade.id()));
        }
        return new CascadesByPlace(identifiers);
    }

    /** Their identifiers. */
    List<String> of(final Instant window, final String namespace) {
        return identifiers.getOrDefault(new Place(window, namespace), List.of());
    }
}
