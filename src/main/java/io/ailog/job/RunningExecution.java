package io.ailog.job;

import io.ailog.threshold.ThresholdSet;
import io.ailog.window.Failure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/**
 * The execution that this process is in the middle of, and the way to stop it: after the chunk in hand, with its state
 * committed.
 *
 * <p>Spring Batch's own stop destroys the reader in the middle of a chunk and would make a restart read everything again.
 */
@Component
public class RunningExecution {
    private @Nullable JobExecution execution;
    private @Nullable ThresholdSet thresholds;
    private boolean stopRequested;
    private @Nullable Failure lost;
    private @Nullable Failure failure;

    /** Asks the run to end after the chunk in hand; no execution begins after that. */
    public synchronized void stop() {
        stopRequested = true;
        notifyAll();
        if (execution != null) {
            stop(execution);
        }
    }

    /** Waits for {@link #stop}, for {@code limit} at most; whether it was asked for. */
    synchronized boolean awaitStop(final Duration limit) {
        final long end = System.nanoTime() + limit.toNanos();
        try {
            for (long left = limit.toNanos(); !stopRequested && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            stopRequested = true;
        }
        return stopRequested;
    }

    /** As {@link #stop}, because the run has lost the right to go on. */
    synchronized void lose(final Failure reason) {
        lost = reason;
        stop();
    }

    synchronized boolean isStopRequested() {
        return stopRequested;
    }

    /** Lets the lines of the calling thread be those of the execution. */
    synchronized void enterLog() {
        if (execution != null) {
            LogContext.enter(execution);
        }
    }

    synchronized void begin(final JobExecution begun) {
        execution = begun;
        failure = null;
        if (stopRequested) {
            stop(begun);
        }
    }

    synchronized void end() {
        execution = null;
    }

    /** Notes why the execution failed. */
    synchronized void failed(final Failure reason) {
        failure = reason;
    }

    /** Why the last execution failed, if it did and somebody knows. */
    synchronized Optional<Failure> failure() {
        return Optional.ofNullable(failure);
    }

    /** Why the run may not go on, if so. */
    synchronized Optional<Failure> loss() {
        return Optional.ofNullable(lost);
    }

    synchronized void computed(final ThresholdSet set) {
        thresholds = set;
    }

    synchronized Optional<ThresholdSet> computedThresholds() {
        return Optional.ofNullable(thresholds);
    }

    private static void stop(final JobExecution running) {
        running.setStatus(BatchStatus.STOPPING);
        running.getStepExecutions().forEach(StepExecution::setTerminateOnly);
    }
}
