package io.ailog.job;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.stereotype.Component;

/** Tells {@link RunningExecution} which execution is running. */
@Component
record ExecutionListener(RunningExecution running) implements JobExecutionListener {
    @Override
    public void beforeJob(final JobExecution execution) {
        LogContext.enter(execution);
        running.begin(execution);
    }

    @Override
    public void afterJob(final JobExecution execution) {
        running.end();
    }
}
