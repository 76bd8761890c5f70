package io.ailog.report;

import io.ailog.incident.RecordedIncident;
import io.ailog.window.WindowRange;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The home of what channels were told. */
public interface AnnouncementStore {
    /** The confirmed incidents of {@code range}, in whatever order. */
    List<RecordedIncident> incidents(WindowRange range, List<String> namespaces);

    /** What there is to be said of the incidents of these numbers; nothing of those that are gone. */
    Map<Long, IncidentDetail> details(Collection<Long> incidents);

    /** What {@code channel} was told of episodes that reach beyond {@code since}. */
    List<Told> told(String channel, Instant since);

    /** How deliveries to {@code channel} go; as if all went well where there was none. */
    ChannelState state(String channel);

    /**
     * Notes that {@code channel} took {@code message}, in the caller's transaction. What it was told of episodes that
     * ended before {@code horizon} is forgotten.
     */
    void delivered(String channel, Message message, Instant horizon);

    /**
     * Notes that {@code channel} didn't take {@code message}, in the caller's transaction: of what was announced nothing
     * is, so that it is decided on anew; the range of its digest is.
     */
    void failed(String channel, Message message, String problem);

    /** Notes that nothing waits for {@code channel} any more. */
    void idle(String channel);

    /**
     * How deliveries to a channel go.
     *
     * @param channel its name
     * @param pending announcements that wait since the last delivery failed
     * @param failingSince when the first of the deliveries failed that have failed since the last success
     * @param digest history whose digest was not delivered
     * @param deliveredAt the last success
     * @param failedAt the last failure, also if there were successes since
     * @param problem what was wrong then; empty when nothing ever was
     */
    record ChannelState(
            String channel,
            int pending,
            Optional<Instant> failingSince,
            Optional<WindowRange> digest,
            Optional<Instant> deliveredAt,
            Optional<Instant> failedAt,
            String problem) {}
}
