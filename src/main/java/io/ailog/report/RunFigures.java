package io.ailog.report;

import io.ailog.incident.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What monitoring is told of a run that has ended.
 *
 * @param job name of the command
 * @param exitCode of the process, 0 for success
 * @param ended when, by the clock of the machine
 * @param elapsed from the start of the application to its end
 * @param work what was done, empty when the run did not complete
 * @param lag from the end of the newest window that the ledger has of all namespaces to the end of the run; empty when that
 *     is not known
 */
public record RunFigures(
        String job, int exitCode, Instant ended, Duration elapsed, Optional<Work> work, Optional<Duration> lag) {
    /**
     * What a run that completed has done.
     *
     * @param windows of 15 minutes in its ranges
     * @param documents counted in them
     * @param incidents that stand in them, by severity
     */
    public record Work(long windows, long documents, Map<Severity, Long> incidents) {
        public Work {
            incidents = Map.copyOf(incidents);
        }
    }
}
