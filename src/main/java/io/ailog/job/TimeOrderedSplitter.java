package io.ailog.job;

import io.ailog.window.WindowRange;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.LongConsumer;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.partition.StepExecutionSplitter;
import org.springframework.batch.core.step.StepExecution;

/**
 * Hands out partitions in the order of their names, which is that of time: a run that stops leaves no holes behind it.
 *
 * @param left hears how many windows are still to do
 */
record TimeOrderedSplitter(StepExecutionSplitter splitter, LongConsumer left) implements StepExecutionSplitter {
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
        left.accept(ordered.stream()
                .flatMap(day -> WindowPosition.remaining(day.getExecutionContext()).stream())
                .mapToLong(WindowRange::size)
                .sum());
        return ordered;
    }
}
