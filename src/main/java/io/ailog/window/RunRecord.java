package io.ailog.window;

import java.util.List;

/** The record of runs: which began over which windows, and whether they completed. */
public interface RunRecord {
    /**
     * The parts of {@code within} on which a run of {@code job} began, and which neither that run nor a later one of the
     * same job completed. The ledger can't tell them: their windows may be collected and yet not judged.
     */
    List<WindowRange> unfinished(String job, WindowRange within);
}
