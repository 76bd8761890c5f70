package io.ailog.job;

import io.ailog.window.StepRecord.Counts;
import java.time.Duration;
import java.util.Optional;

/**
 * A step of an execution, its days taken together.
 *
 * @param state where it stands, as executions do
 * @param counts items of this execution: chunks of days, rows of {@code thresholds}
 * @param elapsed empty when this execution did not work on it
 */
public record StepStatus(String name, ExecutionStatus.State state, Counts counts, Optional<Duration> elapsed) {}
