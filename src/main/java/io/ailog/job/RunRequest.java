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
 * @param rerun whether to repeat ranges that are already complete
 * @param thresholds how to compute thresholds, for that job alone
 */
public record RunRequest(
        String job,
        List<WindowRange> ranges,
        boolean alone,
        int workers,
        boolean rerun,
        Optional<ThresholdRequest> thresholds) {
    public RunRequest {
        ranges = List.copyOf(ranges);
    }

    public static RunRequest overRange(
            final String job, final WindowRange range, final int workers, final boolean rerun) {
        return new RunRequest(job, List.of(range), false, workers, rerun, Optional.empty());
    }

    /** This request over {@code parts} of its range, where each is to be done whatever was complete before. */
    public RunRequest over(final List<WindowRange> parts) {
        return new RunRequest(job, parts, alone, workers, true, thresholds);
    }

    /** The cron form of {@code regular}: whatever is due. */
    public static RunRequest regular(final List<WindowRange> due, final boolean rerun) {
        return new RunRequest(JobName.REGULAR, due, true, 1, rerun, Optional.empty());
    }

    public static RunRequest thresholds(final ThresholdRequest request) {
        return new RunRequest(JobName.THRESHOLDS, List.of(), true, 1, false, Optional.of(request));
    }
}
