package io.ailog.cli;

import io.ailog.window.CoverageGrid;
import io.ailog.window.WindowRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Coverage in a sentence, with the command that mends it. */
record CoverageSummary(CoverageGrid grid) {
    List<String> lines() {
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
            final List<String> lines =
                    new ArrayList<>(Paragraph.of("", "  ", where + ": nothing was collected of " + of + "."));
            lines.addAll(mend());
            return lines;
        }
        final List<String> lines = new ArrayList<>(Paragraph.of(
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
                        lackingNamespaces() == 1 ? "lacks windows" : "lack windows")));
        lines.addAll(mend());
        return lines;
    }

    /** The commands that show more and mend what is lacking; none when nothing is. */
    List<String> mend() {
        return grid.gap()
                .map(gap -> {
                    final List<String> lines = new ArrayList<>();
                    lines.add("  Mend:");
                    lines.addAll(Paragraph.command("    ", command(gap)));
                    return lines;
                })
                .orElseGet(ArrayList::new);
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
