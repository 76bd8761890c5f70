package io.ailog.window;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The record of runs: which began over which windows, and whether they completed. */
public interface RunRecord {
    /**
     * The parts of {@code within} on which a run of {@code job} began, and which neither that run nor a later one of the
     * same job completed. The ledger can't tell them: their windows may be collected and yet not judged.
     */
    List<WindowRange> unfinished(String job, WindowRange within);

    /**
     * The windows of {@code within} that the ledger has from a run whose clock was ahead: the clock of a later run said
     * that they had not ended. What was logged in them since is missing.
     */
    List<Window> collectedAhead(WindowRange within, Collection<String> namespaces);

    /** The number of the execution of {@code job} that began last. */
    Optional<Long> lastExecution(String job);

    /** Whether the run of that number worked on a range up to {@code end} while its clock was ahead, as above. */
    boolean isAhead(long execution, Instant end);
}
