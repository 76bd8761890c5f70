package io.ailog.cli;

import io.ailog.job.ExecutionStatus;
import io.ailog.window.CoverageGrid;
import io.ailog.window.WindowRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Coverage in a sentence, with the command that mends it. */
record CoverageSummary(CoverageGrid grid) {
    /** With what there is to do beside {@code pending} executions, and where to see more. */
    List<String> lines(final List<ExecutionStatus> pending) {
        final List<String> lines = new ArrayList<>(sentence());
        lines.addAll(mend(pending));
        lines.add("  By day and namespace: ./run-job.sh status --days 7");
        return lines;
    }

    /** With the command that mends it. */
    List<String> lines() {
        final List<String> lines = new ArrayList<>(sentence());
        lines.addAll(mend(List.of()));
        return lines;
    }

    private List<String> sentence() {
        final String where = "coverage " + Resumption.time(grid.range().from()) + " to "
                + Resumption.time(grid.range().to());
        final int namespaces = grid.namespaces().size();
        final long whole = grid.range().size() * namespaces;
        final long lacking = grid.lacking();
        final String of = String.format(
                Locale.ROOT,
                "%,d windows of %,d %s",
                grid.range().size(),
                namespaces,
                namespaces == 1 ? "namespace" : "namespaces");
        if (lacking == 0) {
            return Paragraph.of("", "  ", where + ": complete, " + of + ".");
        }
        if (lacking == whole) {
            return Paragraph.of("", "  ", where + ": nothing was collected of " + of + ".");
        }
        return Paragraph.of(
                "",
                "  ",
                String.format(
                        Locale.ROOT,
                        "%s: %,d %% of %s. %d of %d namespaces %s.",
                        where,
                        (whole - lacking) * 100 / whole,
                        of,
                        lackingNamespaces(),
                        namespaces,
                        lackingNamespaces() == 1 ? "lacks windows" : "lack windows"));
    }

    /** The command that mends what is lacking, unless an execution is about it; none when nothing is. */
    private List<String> mend(final List<ExecutionStatus> pending) {
        return grid.gap().map(gap -> mend(gap, pending)).orElseGet(List::of);
    }

    private static List<String> mend(final WindowRange gap, final List<ExecutionStatus> pending) {
        final List<ExecutionStatus> there = pending.stream()
                .filter(execution ->
                        execution.range().filter(range -> range.overlaps(gap)).isPresent())
                .toList();
        final Optional<ExecutionStatus> atWork =
                there.stream().filter(execution -> execution.state().isAtWork()).findFirst();
        if (atWork.isPresent()) {
            return List.of("  " + atWork.get().id() + " " + atWork.get().job()
                    + " is at work there; look again when it has ended.");
        }
        final List<String> lines = new ArrayList<>();
        lines.add(
                there.isEmpty()
                        ? "  To collect what is missing:"
                        : "  After the above, to collect what is still missing:");
        lines.addAll(Paragraph.command("    ", command(gap)));
        return lines;
    }

    /** The command that collects what {@code gap} lacks. */
    static String command(final WindowRange gap) {
        return "./run-job.sh backfill" + Resumption.options(gap) + " --only missing,failed";
    }

    private long lackingNamespaces() {
        return grid.namespaces().stream()
                .filter(namespace -> grid.lacking(namespace) > 0)
                .count();
    }
}
