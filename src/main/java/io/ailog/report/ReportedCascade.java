package io.ailog.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An error that spread from one service to those who called it. Texts come from logs: they are hostile.
 *
 * @param window start of its window
 * @param services those that it reached, in the order of depth
 * @param errors documents of all its traces
 * @param depth calls on the longest way
 * @param severity as the table has it
 */
public record ReportedCascade(
        String id,
        Instant window,
        Root root,
        List<Reached> services,
        long errors,
        int depth,
        Optional<String> severity,
        String status) {
    public ReportedCascade {
        services = List.copyOf(services);
    }

    /**
     * The service that failed first.
     *
     * @param message as it was logged, cut
     */
    public record Root(
            String namespace,
            String app,
            Optional<String> errorType,
            Optional<String> message,
            Optional<String> trace) {}

    /**
     * A service that the error reached.
     *
     * @param depth calls between it and the root, 1 for who called the root
     * @param errors its documents in the traces of the cascade
     * @param called the services of the cascade that it called, as {@code namespace/app}; none when that is no longer known
     */
    public record Reached(String namespace, String app, int depth, long errors, List<String> called) {
        public Reached {
            called = List.copyOf(called);
        }
    }
}
