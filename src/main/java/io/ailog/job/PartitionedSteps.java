package io.ailog.job;

import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.core.partition.support.SimpleStepExecutionSplitter;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.core.task.TaskExecutor;
import org.springframework.stereotype.Component;

/** Makes the step that runs another one once for each day of the job's range, several at a time if asked. */
@Component
final class PartitionedSteps {
    private final JobRepository repository;
    private final Partitioner days;
    private final TaskExecutor workers;
    private final Progress progress;

    PartitionedSteps(
            final JobRepository repository,
            final Partitioner days,
            final TaskExecutor workers,
            final Progress progress) {
        this.repository = repository;
        this.days = days;
        this.workers = workers;
        this.progress = progress;
    }

    Step byDay(final String name, final Step day, final Progress.Phase phase) {
        return new StepBuilder(name, repository)
                .partitioner(day)
                .splitter(new TimeOrderedSplitter(
                        new SimpleStepExecutionSplitter(repository, day.getName(), days),
                        left -> progress.begun(phase, left)))
                .taskExecutor(workers)
                .build();
    }
}
