package io.ailog.job;

import io.ailog.window.Claims;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * The way to stop a run of another process: its claim says so, and it ends after the chunk in hand. Spring Batch's own
 * stop would note the execution as stopped while it still writes.
 */
@Component
public class StopRequest {
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Claims claims;
    private final RunningExecution own;

    /** How the waiting ended. */
    public enum Wait {
        /** The run is over, however it went. */
        OVER,
        /** It went on for as long as one was willing to wait. */
        AT_WORK,
        /** A signal broke off the waiting. */
        BROKEN_OFF
    }

    StopRequest(final Claims claims, final RunningExecution own) {
        this.claims = claims;
        this.own = own;
    }

    /** Asks the run of {@code execution}. What it was asked stands until it is over. */
    public void ask(final RecordedExecution execution) {
        claims.requestStop(execution.claim());
    }

    /** Waits until the run of {@code execution} is over, for {@code limit} at most. */
    public Wait await(final RecordedExecution execution, final Duration limit) {
        final long begun = System.nanoTime();
        while (claims.holder(execution.claim()).isPresent()) {
            if (System.nanoTime() - begun >= limit.toNanos()) {
                return Wait.AT_WORK;
            }
            if (own.awaitStop(LOOK)) {
                return Wait.BROKEN_OFF;
            }
        }
        return Wait.OVER;
    }
}
