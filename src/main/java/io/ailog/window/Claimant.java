package io.ailog.window;

import java.util.Optional;

/**
 * Who claims.
 *
 * @param job name of the job
 * @param resource something besides windows that only one process may work on at a time, such as {@code thresholds}
 */
public record Claimant(String job, Optional<String> resource) {}
