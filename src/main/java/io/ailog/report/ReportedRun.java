package io.ailog.report;

import io.ailog.window.WindowRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An execution of a job over windows of the range.
 *
 * @param id of the execution
 * @param status as Spring Batch writes it: {@code COMPLETED}
 * @param exitCode as Spring Batch writes it; empty while it is not known
 * @param windows of its own range
 * @param documents counted in windows that it was the last to collect
 */
public record ReportedRun(
        long id,
        String job,
        WindowRange range,
        Times times,
        String status,
        Optional<String> exitCode,
        long windows,
        long documents) {
    /**
     * When it ran.
     *
     * @param elapsed empty while it runs, or when it died
     */
    public record Times(Optional<Instant> started, Optional<Duration> elapsed) {}

    public Instant from() {
        return range.from();
    }

    public Instant to() {
        return range.to();
    }
}
