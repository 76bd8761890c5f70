package io.ailog.job;

import io.ailog.job.RunOutcome.State;
import io.ailog.threshold.ThresholdSet;
import io.ailog.window.Failure;
import io.ailog.window.WindowRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the executions of one run come to, as they end one after the other. */
final class RunTally {
    /** Of the machine's own counter: a clock may be set back meanwhile. */
    private final long begun = System.nanoTime();

    private final List<Long> executions = new ArrayList<>();
    private final List<WindowRange> ranges = new ArrayList<>();
    private final Map<String, Long> unconfigured = new TreeMap<>();
    private long withoutNamespace;
    private boolean stopped;
    private @Nullable ThresholdSet thresholds;
    private @Nullable Failure failure;

    void add(final Launch.End end, final WindowRange range) {
        add(end);
        if (isUnbroken()) {
            ranges.add(range);
        }
    }

    void add(final Launch.End end) {
        executions.add(end.execution().getId());
        end.execution().getStepExecutions().forEach(step -> {
            ConfiguredNamespaces.unconfigured(step.getExecutionContext())
                    .forEach((namespace, count) -> unconfigured.merge(namespace, count, Long::sum));
            withoutNamespace += ConfiguredNamespaces.withoutNamespace(step.getExecutionContext());
        });
        stopped |= end.isStopped();
        end.failure().ifPresent(this::failed);
    }

    void alreadyDone(final WindowRange range) {
        ranges.add(range);
    }

    void stopped() {
        stopped = true;
    }

    void failed(final Failure reason) {
        failure = failure == null ? reason : failure;
    }

    /** As {@link #failed}, whatever else failed because of it. */
    void lost(final Failure reason) {
        failure = reason;
    }

    void computed(final ThresholdSet set) {
        thresholds = set;
    }

    boolean isUnbroken() {
        return failure == null && !stopped;
    }

    /** Whether it failed, and nobody knows why. */
    boolean isUnexplained() {
        return failure != null && failure.kind() == Failure.Kind.FAILED;
    }

    RunOutcome outcome() {
        return new RunOutcome(
                state(),
                executions,
                ranges,
                unconfigured,
                withoutNamespace,
                Optional.ofNullable(thresholds),
                Optional.ofNullable(failure),
                Duration.ofNanos(System.nanoTime() - begun));
    }

    private State state() {
        if (failure != null) {
            return State.FAILED;
        }
        if (stopped) {
            return State.STOPPED;
        }
        return executions.isEmpty() ? State.ALREADY_DONE : State.DONE;
    }
}
