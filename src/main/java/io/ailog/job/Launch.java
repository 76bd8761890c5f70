package io.ailog.job;

import io.ailog.window.Failure;
import io.ailog.window.FailureExplainer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.stereotype.Component;

/** Starts one execution, or resumes the one that these parameters left unfinished, and explains how it ended. */
@Component
class Launch {
    private final JobOperator operator;
    private final Map<String, Job> jobs;
    private final Failures failures;
    private final RunningExecution running;

    /** An execution that has ended. */
    record End(JobExecution execution, Optional<Failure> failure) {
        boolean isStopped() {
            return execution.getStatus() == BatchStatus.STOPPED;
        }
    }

    Launch(
            final JobOperator operator,
            final Map<String, Job> jobs,
            final List<FailureExplainer> explainers,
            final RunningExecution running) {
        this.operator = operator;
        this.jobs = jobs;
        failures = new Failures(explainers);
        this.running = running;
    }

    End execute(final String name, final JobParameters parameters) {
        final Job job = jobs.get(name);
        if (job == null) {
            throw new Failure(Failure.Kind.CONFIGURATION, "There is no job " + name + ". Jobs: " + jobs.keySet());
        }
        LogContext.enter(name, parameters);
        try {
            final JobExecution execution = operator.start(job, parameters);
            return new End(execution, failure(name, execution));
        } catch (final JobExecutionException e) {
            throw failures.of(name, List.of(e));
        } finally {
            LogContext.leave();
        }
    }

    private Optional<Failure> failure(final String name, final JobExecution execution) {
        return execution.getStatus() == BatchStatus.FAILED || execution.getStatus() == BatchStatus.UNKNOWN
                ? Optional.of(running.failure().orElseGet(() -> failures.of(name, execution.getAllFailureExceptions())))
                : Optional.empty();
    }
}
