package io.ailog.report;

import io.ailog.incident.RecordedIncident;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a run announces to a channel.
 *
 * @param at the time of the run
 * @param announcements the most important first
 * @param details of incidents that are spoken of, by their numbers, as far as they are known
 */
public record Message(
        Instant at,
        Occasion occasion,
        List<Announcement> announcements,
        Optional<Digest> digest,
        Map<Long, IncidentDetail> details) {
    /** Why there is a message. */
    public enum Occasion {
        /** {@code regular}, which tells what is going on. */
        NEWS,
        /** A run over the past, which has a digest at most. */
        HISTORY,
        /** Somebody tries the channel. */
        TEST
    }

    public Message {
        announcements = List.copyOf(announcements);
        details = Map.copyOf(details);
    }

    /** What is known of {@code incident}. */
    Optional<IncidentDetail> detail(final RecordedIncident incident) {
        return Optional.ofNullable(details.get(incident.id()));
    }

    public boolean isEmpty() {
        return announcements.isEmpty() && digest.isEmpty();
    }

    /** The number of announcements, a digest being one. */
    public int size() {
        return announcements.size() + (digest.isPresent() ? 1 : 0);
    }
}
