package io.ailog.detection;

import io.ailog.window.WindowRange;
import java.util.Collection;
import java.util.List;

/** The home of what was collected: counts, facts, the ledger, and the totals that are derived from facts. */
public interface FactStore {
    /** Makes room for the facts of {@code range}; to be called before they are saved, in no transaction. */
    void prepare(WindowRange range);

    /**
     * Writes what was collected of whole windows with their ledger rows, in the caller's transaction. Counts and facts of
     * {@code namespaces} in these windows are then exactly the given ones, and totals are as if each window had been
     * collected once, whatever was there before. Other namespaces are left alone, and so are the facts of windows whose
     * documents were only counted this time. Windows outside of the given ones whose verdicts rest on what has changed are
     * noted as stale.
     *
     * @param execution the job execution that collected them
     */
    void save(List<CollectedWindow> windows, Collection<String> namespaces, long execution);
}
