package io.ailog.job;

import io.ailog.threshold.ThresholdRequest;
import io.ailog.window.WindowRange;
import java.util.List;
import java.util.Optional;

/**
 * What a user or scheduler wants run.
 *
 * @param job one of {@link JobName}
 * @param ranges the windows to work on, a run for each; empty for {@code thresholds}
 * @param alone whether no other run of the same job may go on at the same time, whatever its windows
 * @param workers days that are worked on at the same time, 1 or more
 * @param again what happens to ranges that were run before
 * @param thresholds how to compute thresholds, for that job alone
 */
public record RunRequest(
        String job,
        List<WindowRange> ranges,
        boolean alone,
        int workers,
        Again again,
        Optional<ThresholdRequest> thresholds) {
    /** What happens to a range that was run before; what broke off is resumed in any case. */
    public enum Again {
        /** What is complete is not done again. */
        UNLESS_COMPLETE,
        /** What is complete is done again. */
        ALWAYS,
        /** The last run over exactly this range is resumed, and none is begun. */
        RESUME
    }

    public RunRequest {
        ranges = List.copyOf(ranges);
    }

    public static RunRequest overRange(
            final String job, final WindowRange range, final int workers, final boolean rerun) {
        return new RunRequest(job, List.of(range), false, workers, again(rerun), Optional.empty());
    }

    /** What a run of {@code job} over exactly {@code range} left undone. */
    static RunRequest resuming(final String job, final WindowRange range, final int workers) {
        return new RunRequest(job, List.of(range), false, workers, Again.RESUME, Optional.empty());
    }

    /** This request over {@code parts} of its range, where each is to be done whatever was complete before. */
    public RunRequest over(final List<WindowRange> parts) {
        return new RunRequest(job, parts, alone, workers, Again.ALWAYS, thresholds);
    }

    /** The cron form of {@code regular}: whatever is due. */
    public static RunRequest regular(final List<WindowRange> due, final boolean rerun) {
        return new RunRequest(JobName.REGULAR, due, true, 1, again(rerun), Optional.empty());
    }

    public static RunRequest thresholds(final ThresholdRequest request) {
        return new RunRequest(JobName.THRESHOLDS, List.of(), true, 1, Again.UNLESS_COMPLETE, Optional.of(request));
    }

    private static Again again(final boolean rerun) {
        return rerun ? Again.ALWAYS : Again.UNLESS_COMPLETE;
    }
}
