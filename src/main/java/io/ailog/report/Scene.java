package io.ailog.report;

import io.ailog.window.Namespaces;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What there is to be announced of.
 *
 * @param spells of all incidents that stand in {@code range}
 * @param range all that was looked at; its end is that of the newest window that was judged
 * @param unjudged windows of the range of which it isn't known whether they have incidents
 * @param now the time
 */
public record Scene(Namespaces namespaces, List<Spell> spells, WindowRange range, Set<Window> unjudged, Instant now) {
    public Scene {
        spells = List.copyOf(spells);
        unjudged = Set.copyOf(unjudged);
    }

    /** Whether the window after {@code spell} is known to have no incident. */
    boolean isOver(final Spell spell) {
        final Instant end = spell.range().to();
        return end.isBefore(range.to()) && !unjudged.contains(new Window(end));
    }
}
