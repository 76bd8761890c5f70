package io.ailog.detection;

import io.ailog.service.Cascade;
import java.util.List;

/**
 * What rules look at: one window, and what is known besides.
 *
 * @param issues those that people know
 * @param cascades that the paths of the window show
 */
public record Case(WindowFacts facts, KnownIssues issues, List<Cascade> cascades) {
    public Case {
        cascades = List.copyOf(cascades);
    }
}
