package io.ailog.job;

import io.ailog.window.Failure;
import io.ailog.window.FailureExplainer;
import java.util.List;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.stereotype.Component;

/**
 * Tells {@link RunningExecution} which execution is running, and leaves in the record of the execution why it failed, in
 * the words that the user is told.
 */
@Component
record ExecutionListener(RunningExecution running, List<FailureExplainer> explainers) implements JobExecutionListener {
    /** What the record has room for. */
    private static final int LONGEST = 2_400;

    @Override
    public void beforeJob(final JobExecution execution) {
        LogContext.enter(execution);
        running.begin(execution);
    }

    @Override
    public void afterJob(final JobExecution execution) {
        if (execution.getStatus() == BatchStatus.FAILED || execution.getStatus() == BatchStatus.UNKNOWN) {
            running.failed(new Failures(explainers)
                    .of(execution.getJobInstance().getJobName(), execution.getAllFailureExceptions()));
        } else if (execution.getStatus() == BatchStatus.STOPPED) {
            execution.setExitStatus(ExitStatus.STOPPED);
        }
        running.loss().or(running::failure).ifPresent(reason -> execution.setExitStatus(recorded(reason)));
        running.end();
    }

    /** As text that any database takes. */
    private static ExitStatus recorded(final Failure reason) {
        final String text = reason.getMessage().replaceAll("\\p{Cntrl}+", " ");
        return new ExitStatus(reason.kind().name(), text.substring(0, Math.min(LONGEST, text.length())));
    }
}
