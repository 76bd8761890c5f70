package io.ailog.job;

import io.ailog.window.WindowRange;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/** Cuts a range into UTC days, each named by its first window, so that every restart finds the same partitions. */
record DayPartitioner(WindowRange range) implements Partitioner {
    @Override
    public Map<String, ExecutionContext> partition(final int gridSize) {
        final Map<String, ExecutionContext> days = new LinkedHashMap<>();
        range.days().forEach(day -> days.put(day.from().toString(), WindowPosition.of(day)));
        return days;
    }
}
