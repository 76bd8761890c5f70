package io.ailog.detection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The home of known issues. */
public interface KnownIssueStore {
    /**
     * What became of issues that were saved.
     *
     * @param unchanged those that were there already, just so
     */
    record Saved(long added, long changed, long unchanged) {}

    /**
     * An issue, and how often it was seen.
     *
     * @param occurrences documents
     * @param first time of the earliest, empty when none was seen
     * @param last time of the latest
     */
    record Listed(KnownIssue issue, long occurrences, Optional<Instant> first, Optional<Instant> last) {}

    /**
     * Adds the issues, or makes those of the same identifier say the same; all of them, durably, or none. Others stay, and
     * so does what was counted.
     */
    Saved save(List<KnownIssue> issues);

    /** All of them, in the order of their identifiers. */
    List<Listed> list();
}
