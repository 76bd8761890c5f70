package io.ailog.cli;

import io.ailog.job.ExecutionStatus;
import io.ailog.job.JobName;
import io.ailog.window.WindowRange;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The commands that go on with an execution. */
record Resumption(ExecutionStatus execution) {
    private static final String SCRIPT = "./run-job.sh ";

    String restart() {
        return SCRIPT + "restart " + execution.id();
    }

    /** The command that began it, which resumes as well. */
    String sameCommand() {
        final String range = execution.range().map(Resumption::options).orElse("");
        return switch (execution.job()) {
            case JobName.REGULAR -> SCRIPT + JobName.REGULAR;
            case JobName.THRESHOLDS ->
                SCRIPT
                        + JobName.THRESHOLDS
                        + given("percentile", "0.93")
                                .map(level -> " --percentile " + level)
                                .orElse("");
            case JobName.DETECT -> SCRIPT + JobName.BACKFILL + range + workers() + " --detect-only";
            default -> SCRIPT + execution.job() + range + workers();
        };
    }

    private String workers() {
        return given("workers", "2").map(workers -> " --workers " + workers).orElse("");
    }

    private Optional<String> given(final String parameter, final String usual) {
        return Optional.ofNullable(execution.parameters().get(parameter))
                .filter(value -> !value.equals(usual) && value.matches("[0-9.]{1,20}"));
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
