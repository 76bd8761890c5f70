package io.ailog.job;

import io.ailog.job.ExecutionStatus.Life;
import io.ailog.job.ExecutionStatus.State;
import io.ailog.window.RecordedTimes;
import io.ailog.window.StepRecord;
import io.ailog.window.WindowRange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.repository.dao.DefaultExecutionContextSerializer;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/** What the records of an execution's steps say: the steps themselves, and the days of those that go by days. */
record StepReading(ExecutionReading execution, Life life) {
    private static final String DAY = "Day:";
    private static final StepRecord.Counts NONE = new StepRecord.Counts(0, 0, 0);

    /** A day's step, with its context once it was read. */
    private record Day(StepRecord step, ExecutionContext context) {}

    List<PhaseStatus> phases(final WindowRange range) {
        return switch (execution.record().job()) {
            case JobName.INIT -> List.of(phase(Progress.Phase.COLLECT, CollectStepConfiguration.COLLECT, range));
            case JobName.DETECT -> List.of(phase(Progress.Phase.DETECT, DetectStepConfiguration.DETECT, range));
            default ->
                List.of(
                        phase(Progress.Phase.COLLECT, CollectStepConfiguration.COLLECT, range),
                        phase(Progress.Phase.DETECT, DetectStepConfiguration.DETECT, range));
        };
    }

    List<StepStatus> steps() {
        final Map<String, List<StepRecord>> steps = new LinkedHashMap<>();
        execution.steps().stream()
                .sorted(Comparator.comparing((StepRecord step) -> step.times().created())
                        .thenComparing(StepRecord::name))
                .forEach(step -> steps.computeIfAbsent(phaseName(step.name()), name -> new ArrayList<>())
                        .add(step));
        return steps.entrySet().stream()
                .map(step -> step(step.getKey(), step.getValue()))
                .toList();
    }

    private StepStatus step(final String name, final List<StepRecord> records) {
        // that which runs the days has counts of its own when they are over: their sum
        final List<StepRecord> days =
                records.stream().filter(record -> isDay(record.name())).toList();
        final StepRecord.Counts counts = (days.isEmpty() ? records : days)
                .stream().filter(StepRecord::own).map(StepRecord::counts).reduce(NONE, StepRecord.Counts::and);
        final State state = records.stream()
                .filter(record -> record.name().equals(name))
                .map(this::state)
                .findFirst()
                .orElse(life.state());
        return new StepStatus(name, state, counts, elapsed(records));
    }

    private State state(final StepRecord step) {
        return switch (step.status()) {
            case "COMPLETED" -> State.COMPLETE;
            case "ABANDONED" -> State.ABANDONED;
            case "STOPPED" -> State.STOPPED;
            case "STARTING", "STARTED", "STOPPING" -> life.state();
            default -> life.state() == State.KILLED ? State.KILLED : State.FAILED;
        };
    }

    private PhaseStatus phase(final Progress.Phase phase, final String name, final WindowRange range) {
        final Map<String, Day> days = execution.steps().stream()
                .filter(step -> step.name().startsWith(name + DAY))
                .collect(Collectors.toMap(
                        step -> step.name().substring((name + DAY).length()),
                        step -> new Day(step, context(step)),
                        (one, other) -> other,
                        TreeMap::new));
        final List<DayStatus> statuses =
                range.days().stream().map(day -> day(day, days)).toList();
        final long now = days.values().stream()
                .filter(day -> day.step.own() && day.step.times().began().isPresent())
                .mapToLong(day -> WindowPosition.doneNow(day.context))
                .sum();
        return new PhaseStatus(
                phase,
                statuses,
                now,
                documents(days),
                elapsed(execution.steps().stream()
                        .filter(step -> phaseName(step.name()).equals(name))
                        .toList()));
    }

    private DayStatus day(final WindowRange range, final Map<String, Day> days) {
        final @Nullable Day day = days.get(range.from().toString());
        if (day == null) {
            return new DayStatus(range, DayStatus.State.MISSING, 0);
        }
        if (day.step.status().equals("COMPLETED")) {
            return new DayStatus(range, DayStatus.State.DONE, range.size());
        }
        final long done = day.context.isEmpty() ? 0 : WindowPosition.done(day.context);
        final boolean isBegun = day.step.times().began().isPresent();
        if (isBegun && day.step.own() && life.state().isAtWork() && isAtWork(day.step)) {
            return new DayStatus(range, DayStatus.State.RUNNING, done);
        }
        // one that was stopped before its first chunk might as well not have begun
        final boolean isBroken = done > 0 || (isBegun && !day.step.status().equals("STOPPED"));
        return new DayStatus(range, isBroken ? DayStatus.State.FAILED : DayStatus.State.MISSING, done);
    }

    private static boolean isAtWork(final StepRecord step) {
        return step.status().startsWith("START") || step.status().equals("STOPPING");
    }

    private static OptionalLong documents(final Map<String, Day> days) {
        return days.values().stream()
                .map(day -> ConfiguredNamespaces.documents(day.context))
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .reduce(Long::sum);
    }

    /** From the first beginning of {@code records} that this execution worked on to their last end, or until now. */
    private Optional<Duration> elapsed(final List<StepRecord> records) {
        final List<RecordedTimes> own = records.stream()
                .filter(StepRecord::own)
                .map(StepRecord::times)
                .filter(times -> times.began().isPresent())
                .toList();
        final Optional<LocalDateTime> began =
                own.stream().map(RecordedTimes::began).flatMap(Optional::stream).min(Comparator.naturalOrder());
        final boolean isOver = own.stream().allMatch(times -> times.ended().isPresent());
        final Optional<LocalDateTime> last = own.stream()
                .map(times -> times.ended().or(times::updated))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
        return began.flatMap(first -> isOver || !life.state().isAtWork()
                        ? last.map(end -> ExecutionReading.between(first, end))
                        : Optional.of(Duration.between(execution.instant(first), execution.now())))
                .map(elapsed -> elapsed.isNegative() ? Duration.ZERO : elapsed);
    }

    private static boolean isDay(final String step) {
        return step.contains(DAY);
    }

    private static String phaseName(final String step) {
        final int day = step.indexOf(DAY);
        return day < 0 ? step : step.substring(0, day);
    }

    private static ExecutionContext context(final StepRecord step) {
        if (step.context().isEmpty()) {
            return new ExecutionContext();
        }
        try {
            return new ExecutionContext(new DefaultExecutionContextSerializer()
                    .deserialize(new ByteArrayInputStream(step.context().getBytes(StandardCharsets.ISO_8859_1))));
        } catch (final IOException | IllegalArgumentException e) {
            // written by a version that kept it otherwise: how far the day came is unknown
            return new ExecutionContext();
        }
    }
}
