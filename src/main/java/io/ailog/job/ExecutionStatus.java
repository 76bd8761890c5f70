package io.ailog.job;

import io.ailog.window.ExecutionRecord.Holder;
import io.ailog.window.Failure;
import io.ailog.window.WindowRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How an execution stands, whatever a process that died has left in its record.
 *
 * @param range empty for {@code thresholds}
 * @param resumedBy the latest execution that went on with the same work, if any
 * @param cause why it failed, in the words of the time, if it said so
 * @param phases what it does with its windows, one after the other, in that order; none for {@code thresholds}
 */
public record ExecutionStatus(
        long id,
        String job,
        Optional<WindowRange> range,
        Map<String, String> parameters,
        Life life,
        Optional<Long> resumedBy,
        Optional<Cause> cause,
        List<PhaseStatus> phases,
        List<StepStatus> steps) {
    public ExecutionStatus {
        parameters = Map.copyOf(parameters);
        phases = List.copyOf(phases);
        steps = List.copyOf(steps);
    }

    /** Where an execution stands. */
    public enum State {
        RUNNING,
        /** It was asked to stop, and ends after the chunk in hand. */
        STOPPING,
        COMPLETE,
        FAILED,
        /** Ended after a chunk because it was asked to. */
        STOPPED,
        /** Its process ended without a word: killed, or its machine went down. */
        KILLED,
        /** Given up by an operator. */
        ABANDONED;

        public boolean isAtWork() {
            return this == RUNNING || this == STOPPING;
        }

        /** Whether there is something left that a restart would do. */
        public boolean isBroken() {
            return this == FAILED || this == STOPPED || this == KILLED;
        }
    }

    /**
     * When it lived.
     *
     * @param began by the clock of its machine
     * @param ended its end, of a killed one the last sign of life; empty while it is at work
     * @param elapsed since it began, or from beginning to end
     * @param holder its process, while it is at work
     */
    public record Life(
            State state, Instant began, Optional<Instant> ended, Duration elapsed, Optional<Holder> holder) {}

    /** Why it failed: what a scheduler should make of it, and what people were told. */
    public record Cause(Failure.Kind kind, String text) {}

    public State state() {
        return life.state();
    }

    /** The first phase that is not complete, or the last; empty when there are no phases. */
    public Optional<PhaseStatus> phase() {
        return phases.stream()
                .filter(phase -> !phase.isComplete())
                .findFirst()
                .or(() -> phases.isEmpty() ? Optional.empty() : Optional.of(phases.get(phases.size() - 1)));
    }

    /** Documents that were counted in what was collected; empty when it does not collect, or did not note it. */
    public OptionalLong documents() {
        return phases.stream()
                .filter(phase -> phase.phase() == Progress.Phase.COLLECT)
                .map(PhaseStatus::documents)
                .findFirst()
                .orElseGet(OptionalLong::empty);
    }
}
