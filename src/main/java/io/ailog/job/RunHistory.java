package io.ailog.job;

import io.ailog.window.ExecutionRecord;
import io.ailog.window.ExecutionRecords;
import io.ailog.window.StepRecord;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The executions of all jobs, as an operator wants to know of them. */
@Component
public class RunHistory {
    /** How far back one that nobody resumed is looked for. */
    private static final int RECENT = 20;

    private final ExecutionRecords records;
    private final JobSettings settings;
    private final Clock clock;

    RunHistory(final ExecutionRecords records, final JobSettings settings, final Clock clock) {
        this.records = records;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The last executions of each of {@code jobs}, the newest first.
     *
     * @param shown of each job
     * @param pending those among the last twenty of each that are at work, or broke off with nobody to take over yet
     */
    public record Recent(List<ExecutionStatus> shown, List<ExecutionStatus> pending) {
        public Recent {
            shown = List.copyOf(shown);
            pending = List.copyOf(pending);
        }
    }

    /** The last {@code ofEach} executions of {@code jobs}, at most twenty. */
    public Recent recent(final List<String> jobs, final int ofEach) {
        final Map<String, List<ExecutionRecord>> byJob =
                records.newest(jobs, RECENT).stream().collect(Collectors.groupingBy(ExecutionRecord::job));
        final List<ExecutionRecord> shown = new ArrayList<>();
        final List<ExecutionRecord> pending = new ArrayList<>();
        for (final String job : jobs) {
            final List<ExecutionRecord> ofJob = byJob.getOrDefault(job, List.of());
            shown.addAll(ofJob.subList(0, Math.min(ofEach, ofJob.size())));
            pending.addAll(pending(ofJob));
        }
        final Map<Long, ExecutionStatus> known =
                statuses(Stream.concat(shown.stream(), pending.stream())
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(ExecutionStatus::id, status -> status));
        return new Recent(of(shown, known), of(pending, known));
    }

    /**
     * An execution, with what the ledger has from it.
     *
     * @param ledger what a later execution collected again is the later one's
     */
    public record Detail(ExecutionStatus execution, ExecutionRecords.Ledger ledger) {}

    /** The execution of that number. */
    public Optional<Detail> find(final long id) {
        return records.find(id)
                .flatMap(record -> statuses(List.of(record)).stream().findFirst())
                .map(execution -> new Detail(
                        execution,
                        execution
                                .range()
                                .map(range -> records.ledger(id, range))
                                .orElse(ExecutionRecords.Ledger.EMPTY)));
    }

    private static List<ExecutionStatus> of(
            final List<ExecutionRecord> records, final Map<Long, ExecutionStatus> known) {
        return records.stream().map(record -> known.get(record.id())).toList();
    }

    /** What {@code newestFirst} of one job leave to do, as long as no later one did it. */
    private List<ExecutionRecord> pending(final List<ExecutionRecord> newestFirst) {
        final List<ExecutionRecord> pending = new ArrayList<>();
        final List<ExecutionRecord> completed = new ArrayList<>();
        final Predicate<ExecutionRecord> isSettled =
                record -> record.successor().isPresent() || completed.stream().anyMatch(later -> covers(later, record));
        for (final ExecutionRecord record : newestFirst) {
            final ExecutionStatus.State state = ExecutionReading.state(record);
            if (state == ExecutionStatus.State.COMPLETE) {
                completed.add(record);
            } else if (state.isAtWork() || (state.isBroken() && !isSettled.test(record))) {
                pending.add(record);
            }
        }
        return pending;
    }

    /** Whether {@code later} did the work of {@code record}; what {@code regular} catches up with the next one does. */
    private boolean covers(final ExecutionRecord later, final ExecutionRecord record) {
        final Optional<WindowRange> range = ExecutionReading.range(record);
        return range.isEmpty()
                || (record.job().equals(JobName.REGULAR) && wasDue(record, range.get()))
                || ExecutionReading.range(later)
                        .map(whole -> range.get().without(whole).isEmpty())
                        .orElse(false);
    }

    /** Whether its windows were recent when it began; older ones were asked for by their time. */
    private boolean wasDue(final ExecutionRecord record, final WindowRange range) {
        final Instant began = new ExecutionReading(record, List.of(), clock.instant())
                .instant(record.times().created());
        return !range.from().isBefore(began.minus(settings.batch().catchUp()).minus(Window.LENGTH.multipliedBy(2)));
    }

    private List<ExecutionStatus> statuses(final List<ExecutionRecord> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        final Map<Long, List<StepRecord>> steps =
                records.steps(wanted.stream().map(ExecutionRecord::id).toList()).stream()
                        .collect(Collectors.groupingBy(StepRecord::execution));
        return wanted.stream()
                .map(record -> new ExecutionReading(record, steps.getOrDefault(record.id(), List.of()), clock.instant())
                        .status())
                .toList();
    }
}
