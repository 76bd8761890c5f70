package io.ailog.report;

import io.ailog.incident.RecordedIncident;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is stored of a range, read at one moment: what a report is made of.
 *
 * @param namespaces the configured ones, in any order
 * @param recorded all confirmed incidents of the range
 * @param listed the most important incidents with all that is known, in any order; at most {@link #MOST_INCIDENTS}
 * @param stored how many incidents there are, those that are not confirmed included
 */
public record RangeFacts(
        Ledger ledger,
        List<ReportedNamespace> namespaces,
        List<RecordedIncident> recorded,
        List<ReportedIncident> listed,
        long stored,
        List<ReportedCascade> cascades,
        List<ReportedRun> runs) {
    /** What a reader can't finish anyway, and memory and pages have to hold. */
    public static final int MOST_INCIDENTS = 10_000;

    /** As {@link #MOST_INCIDENTS}, the newest. */
    public static final int MOST_CASCADES = 1_000;

    /** As {@link #MOST_INCIDENTS}, the newest. */
    public static final int MOST_RUNS = 1_000;

    /**
     * How much was collected.
     *
     * @param newest start of the newest window that was collected, in the range or after it; empty when none ever was
     * @param collected windows of the range that are complete for all namespaces
     * @param counted windows of the range that were but counted for some namespace, so that nobody looked for incidents
     * @param days of each namespace
     */
    public record Ledger(Optional<Instant> newest, long collected, long counted, List<DayCoverage> days) {}
}
