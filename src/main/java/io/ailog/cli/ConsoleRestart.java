package io.ailog.cli;

import io.ailog.job.Executions;
import io.ailog.job.JobName;
import io.ailog.job.RecordedExecution;
import io.ailog.job.RecordedExecution.State;
import io.ailog.job.Repetition;
import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import io.ailog.window.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Resumes an execution as the command that began it would. */
@Component
class ConsoleRestart {
    private final Schema schema;
    private final Executions executions;
    private final ConsoleRun ranges;
    private final ConsoleThresholds thresholds;
    private final RunFiguresBoard figures;
    private final Screen screen;

    ConsoleRestart(
            final Schema schema,
            final Executions executions,
            final ConsoleRun ranges,
            final ConsoleThresholds thresholds,
            final RunFiguresBoard figures,
            final Screen screen) {
        this.schema = schema;
        this.executions = executions;
        this.ranges = ranges;
        this.thresholds = thresholds;
        this.figures = figures;
        this.screen = screen;
    }

    ExitCode restart(final ExecutionOptions options, final @Nullable Integer workers) {
        schema.requireCurrent();
        final RecordedExecution named = options.last(executions);
        final RecordedExecution last = newest(named);
        final Repetition repetition =
                workers == null ? last.repetition() : last.repetition().withWorkers(workers);
        return switch (last.state()) {
            case COMPLETED -> {
                screen.result(complete(named, last));
                yield ExitCode.DONE;
            }
            case RUNNING ->
                throw new Failure(
                        Kind.HELD,
                        last.label() + " is at work, "
                                + last.holder().map(Object::toString).orElse("somewhere")
                                + ". Wait for its end, or stop it first: ./run-job.sh stop " + last.id());
            case ABANDONED ->
                throw new Failure(
                        Kind.CONFIGURATION,
                        last.label() + " was abandoned and is never resumed. To begin afresh: " + repetition.command());
            case DEAD, STOPPED, FAILED -> resume(named, last, repetition);
        };
    }

    private ExitCode resume(final RecordedExecution named, final RecordedExecution last, final Repetition repetition) {
        screen.line("Resuming " + last.label()
                + (last.id() == named.id() ? "" : ", which went on after execution " + named.id()) + ".");
        figures.resumes(last.job());
        return repetition
                .thresholds()
                .map(request -> thresholds.run(request, false))
                .orElseGet(() -> ranges.run(repetition.resumption()));
    }

    /** Thresholds are computed anew each time, so what makes up for one that failed is any later one like it. */
    private RecordedExecution newest(final RecordedExecution named) {
        if (!JobName.THRESHOLDS.equals(named.job())) {
            return executions.newest(named);
        }
        final RecordedExecution last = executions.last(JobName.THRESHOLDS);
        return last.state() == State.COMPLETED
                        && named.state().isBroken()
                        && last.repetition()
                                .thresholds()
                                .equals(named.repetition().thresholds())
                ? last
                : named;
    }

    private static String complete(final RecordedExecution named, final RecordedExecution last) {
        return last.id() == named.id()
                ? last.label() + " is complete; nothing to do."
                : "Execution " + named.id() + " was made up for by " + last.label()
                        + ", which is complete; nothing to do.";
    }
}
