package io.ailog.incident;

import io.ailog.window.Window;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Puts incidents together to episodes: a pure function of incidents and of how far was collected. */
public final class Episodes {
    private static final Comparator<RecordedIncident> ORDER =
            Comparator.comparing(RecordedIncident::namespace).thenComparing(RecordedIncident::window);

    private Episodes() {}

    /**
     * The episodes that {@code incidents} make, by namespace and time. A window without an incident ends an episode,
     * whether it was collected or not.
     *
     * @param incidents in any order, at most one of a namespace and window
     * @param lastCollected the newest window that was collected; an episode that reaches it is ongoing. Empty: none is
     */
    public static List<Episode> of(final Collection<RecordedIncident> incidents, final Optional<Window> lastCollected) {
        return of(incidents, (Window window) -> lastCollected
                .filter(newest -> window.compareTo(newest) > 0)
                .isEmpty());
    }

    /**
     * As the other, where windows that nothing is known of may lie amid those that were collected.
     *
     * @param isKnown whether it is known of a window if it has incidents; an episode is ongoing until it is of the next
     */
    public static List<Episode> of(final Collection<RecordedIncident> incidents, final Predicate<Window> isKnown) {
        final List<Episode> episodes = new ArrayList<>();
        final List<RecordedIncident> open = new ArrayList<>();
        incidents.stream().sorted(ORDER).forEach(incident -> {
            if (!open.isEmpty() && !Episode.follows(open.get(open.size() - 1), incident)) {
                episodes.add(closed(open, isKnown));
                open.clear();
            }
            open.add(incident);
        });
        if (!open.isEmpty()) {
            episodes.add(closed(open, isKnown));
        }
        return episodes;
    }

    private static Episode closed(final List<RecordedIncident> open, final Predicate<Window> isKnown) {
        final Window last = open.get(open.size() - 1).window();
        return new Episode(open, !isKnown.test(last.next()));
    }
}
