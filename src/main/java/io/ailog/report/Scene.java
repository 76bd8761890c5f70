package io.ailog.report;

import io.ailog.incident.Episode;
import io.ailog.incident.Episodes;
import io.ailog.incident.RecordedIncident;
import io.ailog.window.Namespaces;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What there is to be announced of.
 *
 * @param episodes that all incidents that stand in {@code range} make
 * @param range all that was looked at; its end is that of the newest window that was judged
 * @param unjudged windows of the range of which it isn't known whether they have incidents
 * @param now the time
 */
public record Scene(
        Namespaces namespaces, List<Episode> episodes, WindowRange range, Set<Window> unjudged, Instant now) {
    public Scene {
        episodes = List.copyOf(episodes);
        unjudged = Set.copyOf(unjudged);
    }

    /** The scene that {@code incidents} make. */
    public static Scene of(
            final Namespaces namespaces,
            final Collection<RecordedIncident> incidents,
            final WindowRange range,
            final Set<Window> unjudged,
            final Instant now) {
        final List<Episode> episodes = Episodes.of(
                incidents, (Window window) -> window.start().isBefore(range.to()) && !unjudged.contains(window));
        return new Scene(namespaces, episodes, range, unjudged, now);
    }

    /** Whether it is known of all windows of {@code some} if they have incidents. */
    boolean isJudged(final WindowRange some) {
        return !some.from().isBefore(range.from())
                && !some.to().isAfter(range.to())
                && some.windows().noneMatch(unjudged::contains);
    }
}
