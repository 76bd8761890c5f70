package io.ailog.detection;

import io.ailog.window.Window;
import java.time.Instant;

/**
 * The errors of a window that are a known issue's.
 *
 * @param errors documents, above zero
 * @param first time of the earliest
 * @param last time of the latest
 */
public record IssueSighting(Window window, String issue, long errors, Instant first, Instant last) {
    /** Both together, which are of one issue in one window. */
    IssueSighting and(final IssueSighting other) {
        return new IssueSighting(
                window,
                issue,
                errors + other.errors,
                first.isBefore(other.first) ? first : other.first,
                last.isAfter(other.last) ? last : other.last);
    }
}
