package io.ailog.job;

import io.ailog.window.ClaimHolder;
import io.ailog.window.WindowRange;
import java.util.Optional;

/**
 * An execution, as the record of runs and its claim tell it.
 *
 * @param id its number
 * @param claim the number of the claim that it worked under
 * @param holder the process that is at work; also when this execution has ended, and its run has not
 */
public record RecordedExecution(long id, State state, Repetition repetition, long claim, Optional<ClaimHolder> holder) {
    /** What has become of it. */
    public enum State {
        RUNNING,
        /** Noted as running, and its process is gone. */
        DEAD,
        STOPPED,
        FAILED,
        /** Never to be resumed. */
        ABANDONED,
        COMPLETED;

        /** Whether something is left that can be resumed. */
        public boolean isBroken() {
            return this == DEAD || this == STOPPED || this == FAILED;
        }
    }

    public String job() {
        return repetition.job();
    }

    /** Its number, job and range. */
    public String label() {
        return "execution " + id + " (" + job()
                + repetition
                        .range()
                        .map(WindowRange::toString)
                        .map(text -> ", " + text)
                        .orElse("") + ")";
    }

    /** The two commands that resume it. */
    public String resumption() {
        return "./run-job.sh restart " + id + " or " + repetition.command();
    }
}
