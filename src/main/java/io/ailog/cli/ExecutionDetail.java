package io.ailog.cli;

import io.ailog.job.DayStatus;
import io.ailog.job.ExecutionStatus;
import io.ailog.job.PhaseStatus;
import io.ailog.job.Progress;
import io.ailog.job.RunHistory;
import io.ailog.job.StepStatus;
import io.ailog.window.CoverageGrid;
import io.ailog.window.ExecutionRecords;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One execution with all that is known of it. */
record ExecutionDetail(ExecutionStatus execution, ExecutionRecords.Ledger ledger, NextSteps next) {
    private static final String INDENT = " ".repeat(12);
    private static final String STEP = "%-18s %-9s %12s %12s %12s %9s";

    ExecutionDetail(final RunHistory.Detail detail, final NextSteps next) {
        this(detail.execution(), detail.ledger(), next);
    }

    List<String> lines() {
        final List<String> lines = new ArrayList<>();
        lines.add(
                "execution " + execution.id() + ": " + execution.job() + ", " + ExecutionTable.word(execution.state()));
        lines.addAll(facts());
        if (execution.state().isBroken() && execution.resumedBy().isEmpty()) {
            lines.add("");
            lines.addAll(next.commands(execution, ""));
        }
        lines.addAll(steps());
        lines.addAll(days());
        return lines;
    }

    private List<String> facts() {
        final List<String> lines = new ArrayList<>();
        execution.range().ifPresent(range -> lines.addAll(field("range", range.toString())));
        lines.addAll(field(
                "began",
                execution.life().began().truncatedTo(ChronoUnit.SECONDS).toString()));
        lines.addAll(field(
                execution.state() == ExecutionStatus.State.KILLED ? "last sign" : "ended",
                execution
                                .life()
                                .ended()
                                .map(end -> end.truncatedTo(ChronoUnit.SECONDS) + ", after ")
                                .orElse("not yet, after ")
                        + Durations.text(execution.life().elapsed())));
        execution.phases().forEach(phase -> lines.addAll(field(name(phase), progress(phase))));
        if (execution.documents().isPresent()) {
            lines.addAll(field(
                    "errors",
                    String.format(
                            Locale.ROOT, "%,d counted", execution.documents().getAsLong())));
            lines.addAll(field(
                    "ledger",
                    String.format(
                            Locale.ROOT,
                            "%,d rows from it, %,d errors counted, %,d read",
                            ledger.rows(),
                            ledger.counted(),
                            ledger.read())));
        }
        lines.addAll(field(
                "exit code",
                ExecutionTable.exitCode(execution)
                        .map(code -> Integer.toString(code.code()))
                        .orElse("none")));
        execution
                .life()
                .holder()
                .ifPresent(holder -> lines.addAll(field("process", holder.pid() + " on " + holder.host())));
        NextSteps.log(execution).ifPresent(log -> lines.addAll(field("log file", log)));
        lines.addAll(field(
                "parameters",
                new TreeMap<>(execution.parameters())
                        .entrySet().stream()
                                .filter(entry -> !List.of("log", "from", "to").contains(entry.getKey()))
                                .map(entry -> entry.getKey() + "=" + entry.getValue())
                                .collect(Collectors.joining(" "))));
        execution
                .resumedBy()
                .ifPresent(successor -> lines.addAll(
                        field("resumed by", successor + "; ./run-job.sh status --execution " + successor)));
        if (execution.state().isBroken()) {
            lines.addAll(field("cause", NextSteps.cause(execution)));
        }
        return lines;
    }

    private String progress(final PhaseStatus phase) {
        final boolean isCurrent = execution.state().isAtWork()
                && execution.phase().filter(phase::equals).isPresent();
        return isCurrent
                ? ExecutionTable.progress(phase, execution).replaceFirst("^\\w+: ", "")
                : String.format(
                        Locale.ROOT,
                        "%,d of %,d windows (%d %%)",
                        phase.done(),
                        phase.total(),
                        phase.done() * 100 / phase.total());
    }

    private static List<String> field(final String name, final String text) {
        return Paragraph.of(String.format(Locale.ROOT, "%-11s ", name), INDENT, text);
    }

    private List<String> steps() {
        final List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(String.format(Locale.ROOT, STEP, "step", "state", "read", "written", "skipped", "took"));
        for (final StepStatus step : execution.steps()) {
            lines.add(String.format(
                    Locale.ROOT,
                    STEP,
                    OneLine.of(step.name(), 18),
                    ExecutionTable.word(step.state()),
                    String.format(Locale.ROOT, "%,d", step.counts().read()),
                    String.format(Locale.ROOT, "%,d", step.counts().written()),
                    String.format(Locale.ROOT, "%,d", step.counts().skipped()),
                    step.elapsed().map(Durations::brief).orElse("-")));
        }
        return lines;
    }

    private List<String> days() {
        if (execution.phases().isEmpty()) {
            return List.of();
        }
        final List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("days: # done  > at work  ! broken off  . not begun");
        lines.addAll(new DayCalendar(execution.phases().stream()
                        .map(ExecutionDetail::calendar)
                        .toList())
                .lines());
        return lines;
    }

    private static DayCalendar.Column calendar(final PhaseStatus phase) {
        final TreeMap<LocalDate, Character> days = phase.days().stream()
                .collect(Collectors.toMap(
                        day -> CoverageGrid.date(day.range()),
                        day -> symbol(day.state()),
                        (one, other) -> other,
                        TreeMap::new));
        return new DayCalendar.Column(name(phase), days);
    }

    private static String name(final PhaseStatus phase) {
        return phase.phase() == Progress.Phase.COLLECT ? "collected" : "judged";
    }

    private static char symbol(final DayStatus.State state) {
        return switch (state) {
            case DONE -> '#';
            case RUNNING -> '>';
            case FAILED -> '!';
            case MISSING -> '.';
        };
    }
}
