package io.ailog.incident;

import io.ailog.window.Window;
import java.time.Instant;

/**
 * A stored incident, as far as its story needs it.
 *
 * @param id of its row
 * @param count errors of the window, 0 or more
 * @param score 0 to 100
 */
public record RecordedIncident(long id, String namespace, Window window, long count, Severity severity, double score) {
    public RecordedIncident {
        if (count < 0 || !(score >= 0 && score <= 100)) {
            throw new IllegalArgumentException(
                    "`count` of an incident must be 0 or more and `score` 0 to 100, were " + count + " and " + score);
        }
    }

    /** Start of its window. */
    public Instant start() {
        return window.start();
    }
}
