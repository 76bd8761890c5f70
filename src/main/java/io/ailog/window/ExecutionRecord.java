package io.ailog.window;

import java.util.Map;
import java.util.Optional;

/**
 * One execution of a job, as it was written down.
 *
 * @param status where it stands by its own word, which a process that died has not corrected
 * @param end how it said that it ended
 * @param parameters what it was started with, by name
 * @param holder the living process that holds its claim, empty when there is none
 * @param successor the latest execution that took its work up again, if any
 */
public record ExecutionRecord(
        long id,
        String job,
        String status,
        End end,
        RecordedTimes times,
        Map<String, String> parameters,
        Optional<Holder> holder,
        Optional<Long> successor) {
    public ExecutionRecord {
        parameters = Map.copyOf(parameters);
    }

    /**
     * What an execution said at its end.
     *
     * @param code in one word
     * @param message why, empty when there is nothing to say
     */
    public record End(String code, String message) {}

    /**
     * A process at work.
     *
     * @param stopRequested whether it was asked to stop
     */
    public record Holder(String host, long pid, boolean stopRequested) {}
}
