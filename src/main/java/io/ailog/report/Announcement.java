package io.ailog.report;

import io.ailog.incident.Episode;
import io.ailog.incident.RecordedIncident;
import io.ailog.window.Namespace;
import java.util.Optional;

/**
 * One thing to be announced.
 *
 * @param now what is said, and noted once it is delivered
 * @param before what was said last, empty when it is the first time
 * @param episode that it is about, empty when there is none any more
 */
public record Announcement(Kind kind, Namespace namespace, Told now, Optional<Told> before, Optional<Episode> episode) {
    /** Why something is announced. */
    public enum Kind {
        BEGUN("new"),
        /** Of a higher severity than was said, or with many more errors. */
        WORSE("worse"),
        /** Bad still, long after it was last said. */
        LASTING("goes on"),
        OVER("over"),
        /** What was said no longer holds as it was said, because of late data. */
        CORRECTED("corrected"),
        /** What was said no longer holds at all. */
        WITHDRAWN("withdrawn");

        private final String word;

        Kind(final String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** The incident to look at, empty when there is none any more. */
    public Optional<RecordedIncident> worst() {
        return episode.map(Episode::worst);
    }
}
