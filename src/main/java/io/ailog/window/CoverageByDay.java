package io.ailog.window;

import java.util.Collection;

/** The ledger of what was collected, summed up by days of UTC. */
public interface CoverageByDay {
    /** What the ledger has of {@code namespaces} over {@code range}. */
    CoverageGrid of(WindowRange range, Collection<String> namespaces);
}
