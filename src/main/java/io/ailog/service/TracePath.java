package io.ailog.service;

import java.time.Instant;
import java.util.List;

/**
 * The way that errors took through services, as one or more traces of a window show it.
 *
 * @param steps services in the order of their first error in the trace, at least two, each once
 * @param traces how many traces took this way, above zero
 * @param first time of the earliest error of them
 * @param last time of the latest error of them
 * @param trace identifier of the one that began first; of several the first by order of characters
 */
public record TracePath(List<Step> steps, long traces, Instant first, Instant last, String trace) {
    /**
     * A service on the way.
     *
     * @param errors documents of all these traces there
     * @param signature hash of its first error in {@link TracePath#trace}
     */
    public record Step(Service service, long errors, String signature) {}

    public TracePath {
        steps = List.copyOf(steps);
        if (steps.size() < 2) {
            throw new IllegalArgumentException("`steps` of a path must be at least two services, were " + steps);
        }
    }
}
