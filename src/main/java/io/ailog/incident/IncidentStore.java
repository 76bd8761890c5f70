package io.ailog.incident;

import io.ailog.window.WindowRange;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The home of incidents. */
public interface IncidentStore {
    /**
     * Makes the stored incidents of the verdicts' windows and namespaces say what the verdicts say, in the caller's
     * transaction. What operators wrote stays. An incident that no longer holds disappears, unless an operator has
     * touched it: then it is marked as no longer confirmed. A verdict that changed with the count keeps a record of
     * what it was. Saving the same verdicts again changes nothing.
     */
    void save(List<? extends Verdict> verdicts);

    /** The confirmed incidents of {@code ranges} by severity; severities without incidents are absent. */
    Map<Severity, Long> bySeverity(List<WindowRange> ranges, Collection<String> namespaces);
}
