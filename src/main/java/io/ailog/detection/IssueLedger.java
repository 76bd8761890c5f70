package io.ailog.detection;

import io.ailog.window.Window;
import java.util.List;

/** The home of how often known issues were seen. */
public interface IssueLedger {
    /**
     * Makes {@code sightings} those of {@code windows}, in the caller's transaction, and the issues' counters what follows
     * from it: saving the same again changes nothing.
     */
    void save(List<Window> windows, List<IssueSighting> sightings);
}
