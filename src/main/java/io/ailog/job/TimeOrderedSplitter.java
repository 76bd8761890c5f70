package io.ailog.job;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.partition.StepExecutionSplitter;
import org.springframework.batch.core.step.StepExecution;

/** Hands out partitions in the order of their names, which is that of time: a run that stops leaves no holes behind it. */
record TimeOrderedSplitter(StepExecutionSplitter splitter) implements StepExecutionSplitter {
    @Override
    public String getStepName() {
        return splitter.getStepName();
    }

    @Override
    public Set<StepExecution> split(final StepExecution manager, final int gridSize) throws JobExecutionException {
        final Set<StepExecution> ordered = new LinkedHashSet<>();
        splitter.split(manager, gridSize).stream()
                .sorted(Comparator.comparing(StepExecution::getStepName))
                .forEach(ordered::add);
        return ordered;
    }
}
