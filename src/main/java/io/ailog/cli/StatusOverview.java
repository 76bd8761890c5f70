package io.ailog.cli;

import io.ailog.job.ExecutionStatus;
import io.ailog.job.RunHistory;
import io.ailog.window.CoverageGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The first screen of {@code status}: the executions, the next steps, the coverage in a line.
 *
 * @param job the one that was asked for, or all
 */
record StatusOverview(Optional<String> job, RunHistory.Recent recent, CoverageGrid grid, NextSteps next) {
    List<String> lines() {
        final List<String> lines = new ArrayList<>();
        final List<ExecutionStatus> others = recent.pending().stream()
                .filter(execution -> !recent.shown().contains(execution))
                .toList();
        if (recent.shown().isEmpty() && job.isEmpty()) {
            return List.of(
                    "Nothing has run yet. A new installation begins with:",
                    "  ./run-job.sh verify",
                    "  ./run-job.sh init --days 21",
                    "  ./run-job.sh thresholds",
                    "and then regular, every 15 minutes: see jobs/ for your scheduler.");
        }
        if (recent.shown().isEmpty()) {
            lines.add(job.orElse("") + " has not run yet.");
        } else {
            lines.addAll(new ExecutionTable(recent.shown()).lines());
        }
        if (!others.isEmpty()) {
            lines.add("");
            lines.add("earlier ones that are not over:");
            lines.addAll(new ExecutionTable(others).lines());
        }
        final List<String> steps = next.lines(recent.pending());
        if (!steps.isEmpty()) {
            lines.add("");
            lines.addAll(steps);
        }
        lines.add("");
        lines.addAll(new CoverageSummary(grid).lines(recent.pending()));
        return lines;
    }
}
