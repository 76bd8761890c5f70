package io.ailog.detection;

import io.ailog.threshold.Baselines;
import io.ailog.window.WindowRange;
import java.util.Collection;
import java.util.List;

/** Where the facts of collected windows are read. */
public interface FactSource {
    /** {@code range} cut into parts of at most {@code windows} windows, fewer where there are many facts. */
    List<WindowRange> pages(WindowRange range, int windows);

    /**
     * The facts of every window of {@code range} of which something was collected, in the order of time, for {@code
     * namespaces} alone; all in memory, so ask for a page of {@link #pages}. Windows whose facts were dropped are absent.
     */
    List<WindowFacts> facts(WindowRange range, Collection<String> namespaces, Baselines baselines);
}
