package io.ailog.cli;

import io.ailog.job.Executions;
import io.ailog.job.JobName;
import io.ailog.job.RecordedExecution;
import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The arguments that name an execution. */
final class ExecutionOptions {
    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            description = "Number of the execution, as ./run-job.sh status says.")
    private @Nullable Long id;

    @Option(
            names = "--job",
            paramLabel = "J",
            description =
                    "Instead of a number, the last execution of a job: init, thresholds, backfill, detect-only (of"
                            + " backfill --detect-only) or regular.")
    private @Nullable String job;

    /** @throws Failure when they name none, or two */
    void check() {
        if ((id == null) == (job == null)) {
            throw wrong(
                    "Name one execution: ID, or --job J for the last one of a job; ./run-job.sh status lists them.");
        }
        if (job != null && !JobName.ALL.contains(job)) {
            throw wrong(
                    "`--job` must be one of " + String.join(", ", JobName.ALL) + ", was " + OneLine.of(job, 60) + ".");
        }
    }

    /**
     * The execution, and of a job the last one.
     *
     * @throws Failure when there is none
     */
    RecordedExecution last(final Executions executions) {
        return find(executions, Executions::last);
    }

    /** As {@link #last}, and of a job the one that is at work, if any. */
    RecordedExecution atWork(final Executions executions) {
        return find(executions, Executions::atWork);
    }

    private RecordedExecution find(
            final Executions executions, final BiFunction<Executions, String, RecordedExecution> ofJob) {
        if (id != null) {
            return executions.byId(id);
        }
        if (job != null) {
            return ofJob.apply(executions, job);
        }
        throw new IllegalStateException("no execution is named");
    }

    private static Failure wrong(final String message) {
        return new Failure(Kind.CONFIGURATION, message);
    }
}
