package io.ailog.job;

import io.ailog.window.Claim;
import io.ailog.window.Failure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stops the running execution when its claim says so, and remembers why. */
final class ClaimEvents implements Claim.Events {
    private final RunningExecution running;
    private @Nullable Failure failure;

    ClaimEvents(final RunningExecution running) {
        this.running = running;
    }

    @Override
    public void stopRequested() {
        running.stop();
    }

    @Override
    public synchronized void lost(final Failure reason) {
        failure = reason;
        // what this thread goes on to do is logged as the run's
        running.enterLog();
        running.lose(reason);
    }

    synchronized Optional<Failure> failure() {
        return Optional.ofNullable(failure);
    }
}
