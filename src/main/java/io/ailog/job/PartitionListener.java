package io.ailog.job;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.stereotype.Component;

/**
 * Ends the days that are still to come when one has failed or the job was asked to stop: a server that is out of reach
 * for one day is so for all.
 */
@Component
final class PartitionListener implements StepExecutionListener {
    @Override
    public void beforeStep(final StepExecution day) {
        LogContext.enter(day);
        if (day.getJobExecution().isStopping()) {
            day.setTerminateOnly();
        }
    }

    @Override
    public ExitStatus afterStep(final StepExecution day) {
        if (day.getStatus() == BatchStatus.FAILED) {
            siblings(day.getJobExecution(), day);
        }
        return day.getExitStatus();
    }

    private static void siblings(final JobExecution job, final StepExecution failed) {
        final String prefix = failed.getStepName().replaceFirst(":.*", ":");
        job.getStepExecutions().stream()
                .filter(other -> other.getStepName().startsWith(prefix))
                .forEach(StepExecution::setTerminateOnly);
    }
}
