package io.ailog.window;

import java.util.Collection;
import java.util.List;

/** The home of counts and of the ledger of what was collected. */
public interface CountStore {
    /**
     * Writes the counts of whole windows and their ledger rows, in the caller's transaction. The counts of {@code
     * namespaces} in these windows are then exactly the given ones, whatever was there before; other namespaces are
     * left alone.
     *
     * @param execution the job execution that collected them
     */
    void save(List<? extends WindowCounts> windows, Collection<String> namespaces, long execution);
}
