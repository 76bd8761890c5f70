package io.ailog.cli;

import io.ailog.job.Executions;
import io.ailog.job.RecordedExecution;
import io.ailog.job.RecordedExecution.State;
import io.ailog.job.StopRequest;
import io.ailog.window.Schema;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Stops a run, and tells what has become of it. */
@Component
class ConsoleStop {
    private final Schema schema;
    private final Executions executions;
    private final StopRequest request;
    private final Screen screen;

    ConsoleStop(final Schema schema, final Executions executions, final StopRequest request, final Screen screen) {
        this.schema = schema;
        this.executions = executions;
        this.request = request;
        this.screen = screen;
    }

    ExitCode stop(final ExecutionOptions options, final Duration patience) {
        schema.requireCurrent();
        final RecordedExecution execution = options.atWork(executions);
        if (execution.holder().isEmpty()) {
            screen.result("Nothing to stop: " + told(execution));
            return ExitCode.DONE;
        }
        request.ask(execution);
        screen.line("Asked " + execution.label() + ", " + execution.holder().get() + ", to stop.");
        screen.line("It ends after the chunk in hand, a day at most; waiting up to " + Durations.text(patience) + ".");
        return switch (request.await(execution, patience)) {
            case OVER -> over(execution);
            case AT_WORK -> {
                screen.failure(
                        "Execution " + execution.id() + " is still at work on its chunk. It was asked to stop and"
                                + " will; ./run-job.sh stop " + execution.id() + " waits for it again.");
                yield ExitCode.HELD;
            }
            case BROKEN_OFF -> {
                screen.failure("Waited no longer. Execution " + execution.id()
                        + " was asked to stop and will after the chunk in hand.");
                yield ExitCode.STOPPED;
            }
        };
    }

    /** Of a run over several ranges, the execution that was asked may have been complete before. */
    private ExitCode over(final RecordedExecution asked) {
        final RecordedExecution ended =
                asked.state() == State.RUNNING ? executions.byId(asked.id()) : executions.last(asked.job());
        screen.result((ended.state() == State.STOPPED ? "Stopped: " : "Ended: ")
                + told(ended)
                + (ended.state() == State.COMPLETED ? " It was, before it could stop." : ""));
        return ExitCode.DONE;
    }

    private static String told(final RecordedExecution execution) {
        final String label = execution.label();
        return switch (execution.state()) {
            case COMPLETED -> label + " is complete.";
            case ABANDONED -> label + " is abandoned.";
            case STOPPED -> label + " is stopped. To resume it: " + execution.resumption();
            case FAILED -> label + " has failed. To resume it: " + execution.resumption();
            case DEAD, RUNNING ->
                label + " was killed: its process ended without a word, or lost PostgreSQL. To resume it: "
                        + execution.resumption();
        };
    }
}
