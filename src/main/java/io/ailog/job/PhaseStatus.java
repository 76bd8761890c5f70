package io.ailog.job;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far an execution is with one phase of its work.
 *
 * @param days of the range, in the order of time
 * @param now what this execution has done itself; an earlier one that it resumes may have done the rest
 * @param documents counted in what is done, by whichever execution; empty when that was not noted
 * @param elapsed for how long this execution was at it; empty when it was not
 */
public record PhaseStatus(
        Progress.Phase phase, List<DayStatus> days, long now, OptionalLong documents, Optional<Duration> elapsed) {
    public PhaseStatus {
        days = List.copyOf(days);
    }

    public long total() {
        return days.stream().mapToLong(day -> day.range().size()).sum();
    }

    public long done() {
        return days.stream().mapToLong(DayStatus::done).sum();
    }

    public boolean isComplete() {
        return days.stream().allMatch(day -> day.state() == DayStatus.State.DONE);
    }

    /** Windows a second of this execution; empty before the first chunk. */
    public Optional<Double> rate() {
        return elapsed.filter(time -> now > 0 && !time.isZero()).map(time -> now * 1_000.0 / time.toMillis());
    }

    /** How long what is left takes at that rate. */
    public Optional<Duration> left() {
        return rate().map(rate -> Duration.ofMillis(Math.round((total() - done()) / rate * 1_000)));
    }
}
