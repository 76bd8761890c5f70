package io.ailog.cli;

import io.ailog.job.Abandonment;
import io.ailog.job.Executions;
import io.ailog.job.RecordedExecution;
import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import io.ailog.window.Schema;
import org.springframework.stereotype.Component;

/** Gives up an execution, and tells what that means. */
@Component
class ConsoleAbandon {
    private final Schema schema;
    private final Executions executions;
    private final Abandonment abandonment;
    private final Screen screen;

    ConsoleAbandon(
            final Schema schema, final Executions executions, final Abandonment abandonment, final Screen screen) {
        this.schema = schema;
        this.executions = executions;
        this.abandonment = abandonment;
        this.screen = screen;
    }

    ExitCode abandon(final ExecutionOptions options) {
        schema.requireCurrent();
        final RecordedExecution last = executions.newest(options.last(executions));
        switch (last.state()) {
            case COMPLETED ->
                throw new Failure(
                        Kind.CONFIGURATION,
                        last.label() + " is complete: there is nothing to give up. To do it again: "
                                + last.repetition().again());
            case RUNNING ->
                throw new Failure(
                        Kind.HELD,
                        last.label() + " is at work, "
                                + last.holder().map(Object::toString).orElse("somewhere")
                                + ". Stop it first: ./run-job.sh stop " + last.id());
            case ABANDONED -> screen.result(last.label() + " is abandoned already; nothing to do.");
            case DEAD, STOPPED, FAILED -> {
                abandonment.abandon(last);
                screen.result("Abandoned: " + last.label() + " is never resumed. To begin afresh: "
                        + last.repetition().command());
            }
        }
        return ExitCode.DONE;
    }
}
