package io.ailog.report;

import io.ailog.window.WindowRange;
import java.util.List;

/**
 * What was found while history was caught up, which nobody is called for any more.
 *
 * @param episodes one or more, the most important first
 */
public record Digest(WindowRange range, List<Announcement> episodes) {
    public Digest {
        episodes = List.copyOf(episodes);
    }
}
