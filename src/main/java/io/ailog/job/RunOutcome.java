package io.ailog.job;

import io.ailog.threshold.ThresholdSet;
import io.ailog.window.Failure;
import io.ailog.window.WindowRange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a run ended.
 *
 * @param executions the numbers of the job executions, none when there was nothing to do
 * @param ranges the ranges that are complete now
 * @param unconfigured documents per namespace that the logs have and the configuration lacks
 * @param withoutNamespace documents that name no namespace
 * @param thresholds what was computed, for {@code thresholds} alone
 * @param failure why it failed, for state FAILED alone
 */
public record RunOutcome(
        State state,
        List<Long> executions,
        List<WindowRange> ranges,
        Map<String, Long> unconfigured,
        long withoutNamespace,
        Optional<ThresholdSet> thresholds,
        Optional<Failure> failure,
        Duration elapsed) {
    /** The ways to end. */
    public enum State {
        DONE,
        /** The same job with the same parameters was complete before. */
        ALREADY_DONE,
        /** Stopped after a chunk; the same command resumes. */
        STOPPED,
        FAILED
    }
}
