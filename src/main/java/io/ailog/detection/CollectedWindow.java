package io.ailog.detection;

import io.ailog.window.Window;
import io.ailog.window.WindowCounts;
import java.util.Optional;

/**
 * What was collected of a window.
 *
 * @param events what its documents say, empty when they were only counted
 */
public record CollectedWindow(WindowCounts counts, Optional<EventFacts> events) {
    public Window window() {
        return counts.window();
    }
}
