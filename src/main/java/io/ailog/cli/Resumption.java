package io.ailog.cli;

import io.ailog.job.ExecutionStatus;
import io.ailog.job.Repetition;
import io.ailog.window.WindowRange;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The commands that go on with an execution. */
record Resumption(ExecutionStatus execution) {
    private static final String SCRIPT = "./run-job.sh ";

    String restart() {
        return SCRIPT + "restart " + execution.id();
    }

    /** The command that began it, which resumes as well. */
    String sameCommand() {
        return Repetition.of(
                        execution.job(),
                        execution.parameters(),
                        execution.life().began())
                .command();
    }

    /** {@code  --from 2026-03-02 --to 2026-03-09}. */
    static String options(final WindowRange range) {
        return " --from " + time(range.from()) + " --to " + time(range.to());
    }

    /** A time as an argument: its date alone when it is midnight. */
    static String time(final Instant time) {
        return time.equals(time.truncatedTo(ChronoUnit.DAYS))
                ? time.toString().substring(0, "2026-01-01".length())
                : time.toString();
    }
}
