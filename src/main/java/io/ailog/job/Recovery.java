package io.ailog.job;

import io.ailog.window.Claims;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Marks executions as failed whose process died without doing so. Whether it died is told by its claim, which a living
 * process holds in the database.
 */
@Component
class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    /** How an execution ended whose process died: the word in its record. */
    static final String KILLED = "KILLED";

    private final JobRepository repository;
    private final JobOperator operator;
    private final Claims claims;

    Recovery(final JobRepository repository, final JobOperator operator, final Claims claims) {
        this.repository = repository;
        this.operator = operator;
        this.claims = claims;
    }

    /** Marks the executions of all jobs that are noted as running and whose process is gone. */
    void buryTheDead() {
        repository.getJobNames().stream()
                .flatMap(job -> repository.findRunningJobExecutions(job).stream())
                .filter(this::isDead)
                .forEach(this::recover);
    }

    /**
     * The last execution of the instance of {@code parameters}, ready to be resumed if it did not complete. The caller
     * holds the claim, so nobody is working on it.
     */
    Optional<JobExecution> lastExecution(final String job, final JobParameters parameters) {
        final @Nullable JobInstance instance = repository.getJobInstance(job, parameters);
        if (instance == null) {
            return Optional.empty();
        }
        final @Nullable JobExecution last = repository.getLastJobExecution(instance);
        if (last == null) {
            // A process died between creating the instance and its execution: such an instance can never start.
            repository.deleteJobInstance(instance);
            return Optional.empty();
        }
        settle(last);
        final boolean stepsRunning = last.getStepExecutions().stream()
                .anyMatch(step -> step.getStatus().isRunning());
        return Optional.of(last.isRunning() || stepsRunning ? recover(last) : last);
    }

    /**
     * Calls failed what broke at a commit, so that nobody knows whether the chunk was written: its windows are still to
     * do by the context, and doing them twice is as doing them once. Spring Batch would never start it again.
     */
    private void settle(final JobExecution execution) {
        execution.getStepExecutions().stream()
                .filter(step -> step.getStatus() == BatchStatus.UNKNOWN)
                .forEach(step -> {
                    step.setStatus(BatchStatus.FAILED);
                    repository.update(step);
                });
        if (execution.getStatus() == BatchStatus.UNKNOWN) {
            execution.setStatus(BatchStatus.FAILED);
            repository.update(execution);
        }
    }

    private boolean isDead(final JobExecution execution) {
        final @Nullable Long claim = execution.getJobParameters().getLong(RunParameter.CLAIM);
        return claim != null && !claims.isHeld(claim);
    }

    /** When it was alive for certain, by the clock and in the zone of its machine. */
    private static LocalDateTime lastSign(final JobExecution execution) {
        return Stream.concat(
                        Stream.ofNullable(execution.getLastUpdated()),
                        execution.getStepExecutions().stream()
                                .flatMap(step -> Stream.ofNullable(step.getLastUpdated())))
                .max(Comparator.naturalOrder())
                .orElseGet(execution::getCreateTime);
    }

    private JobExecution recover(final JobExecution execution) {
        try {
            LOG.info("execution {} died while running; its state is being recovered", execution.getId());
            final LocalDateTime lastSign = lastSign(execution);
            final JobExecution recovered = operator.recover(execution);
            recovered.setEndTime(lastSign);
            recovered.setExitStatus(new ExitStatus(KILLED));
            repository.update(recovered);
            return recovered;
        } catch (final OptimisticLockingFailureException e) {
            LOG.info("execution {} is being recovered by another process", execution.getId());
            return execution;
        }
    }
}
