package io.ailog.job;

import io.ailog.job.ExecutionStatus.Cause;
import io.ailog.job.ExecutionStatus.Life;
import io.ailog.job.ExecutionStatus.State;
import io.ailog.window.ExecutionRecord;
import io.ailog.window.Failure;
import io.ailog.window.RecordedTimes;
import io.ailog.window.StepRecord;
import io.ailog.window.WindowRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the record of an execution says, read with what is known of its process. */
record ExecutionReading(ExecutionRecord record, List<StepRecord> steps, Instant now) {
    ExecutionStatus status() {
        final Life life = life();
        final StepReading reading = new StepReading(this, life);
        return new ExecutionStatus(
                record.id(),
                record.job(),
                range(record),
                record.parameters(),
                life,
                record.successor(),
                cause(life.state()),
                range(record).map(reading::phases).orElse(List.of()),
                reading.steps());
    }

    /** Where an execution stands: one that is noted as running lives as long as its process. */
    static State state(final ExecutionRecord record) {
        return switch (record.status()) {
            case "COMPLETED" -> State.COMPLETE;
            case "STOPPED" -> State.STOPPED;
            case "ABANDONED" -> State.ABANDONED;
            case "STARTING", "STARTED", "STOPPING" ->
                record.holder()
                        .map(holder -> holder.stopRequested() || record.status().equals("STOPPING")
                                ? State.STOPPING
                                : State.RUNNING)
                        .orElse(State.KILLED);
            default -> Recovery.KILLED.equals(record.end().code()) ? State.KILLED : State.FAILED;
        };
    }

    static Optional<WindowRange> range(final ExecutionRecord record) {
        final @Nullable String from = record.parameters().get(RunParameter.FROM);
        final @Nullable String to = record.parameters().get(RunParameter.TO);
        return from == null || to == null
                ? Optional.empty()
                : Optional.of(new WindowRange(Instant.parse(from), Instant.parse(to)));
    }

    /** The time of a moment that its machine noted by its wall clock. */
    Instant instant(final LocalDateTime noted) {
        final Duration since = between(record.times().created(), noted);
        return Optional.ofNullable(record.parameters().get(RunParameter.AS_OF))
                .map(Instant::parse)
                .orElseGet(() ->
                        record.times().created().atZone(ZoneId.systemDefault()).toInstant())
                .plus(since);
    }

    /** The machine is most likely this one, or in the same zone: its summer time has then no hour twice or never. */
    static Duration between(final LocalDateTime first, final LocalDateTime second) {
        final ZoneId zone = ZoneId.systemDefault();
        return Duration.between(first.atZone(zone), second.atZone(zone));
    }

    private Life life() {
        final State state = state(record);
        final Instant began = instant(record.times().created());
        final Optional<Instant> ended =
                switch (state) {
                    case RUNNING, STOPPING -> Optional.empty();
                    case KILLED -> Optional.of(instant(record.times().ended().orElseGet(this::lastSign)));
                    default -> record.times().ended().map(this::instant);
                };
        final Duration elapsed = Duration.between(began, ended.orElse(now));
        return new Life(state, began, ended, elapsed.isNegative() ? Duration.ZERO : elapsed, record.holder());
    }

    private LocalDateTime lastSign() {
        return Stream.concat(
                        Stream.of(record.times()),
                        steps.stream().filter(StepRecord::own).map(StepRecord::times))
                .map(RecordedTimes::updated)
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .orElse(record.times().created());
    }

    private Optional<Cause> cause(final State state) {
        final String message = record.end().message().lines().findFirst().orElse("");
        if (message.isBlank() || !state.isBroken() || state == State.KILLED) {
            return Optional.empty();
        }
        return Optional.of(new Cause(
                Arrays.stream(Failure.Kind.values())
                        .filter(kind -> kind.name().equals(record.end().code()))
                        .findFirst()
                        .orElse(Failure.Kind.FAILED),
                message));
    }
}
