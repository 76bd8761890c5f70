package io.ailog.cli;

import io.ailog.job.ExecutionStatus;
import io.ailog.job.PhaseStatus;
import io.ailog.job.Progress;
import io.ailog.window.WindowRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Executions as a table of 80 columns, with a line below those that are at work. */
record ExecutionTable(List<ExecutionStatus> executions) {
    private static final String ROW = "%6s %-11s %-9s %-22s %9s %6s %6s %4s";

    private static final int WIDEST = 9;

    List<String> lines() {
        final List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT, ROW, "id", "job", "state", "range (UTC)", "windows", "errors", "took", "exit"));
        for (final ExecutionStatus execution : executions) {
            lines.add(row(execution));
            if (execution.state().isAtWork()) {
                execution
                        .phase()
                        .ifPresent(
                                phase -> lines.addAll(Paragraph.of("       ", "       ", progress(phase, execution))));
            }
        }
        return lines;
    }

    private static String row(final ExecutionStatus execution) {
        return String.format(
                Locale.ROOT,
                ROW,
                execution.id(),
                execution.job(),
                word(execution.state()),
                execution.range().map(ExecutionTable::range).orElse("-"),
                execution.phase().map(ExecutionTable::windows).orElse("-"),
                execution.documents().isPresent()
                        ? Amount.of((double) execution.documents().getAsLong())
                        : "-",
                took(execution.life().elapsed()),
                exitCode(execution).map(code -> Integer.toString(code.code())).orElse("-"));
    }

    static String word(final ExecutionStatus.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** The exit code of its process; empty when that is at work or didn't come to one. */
    static Optional<ExitCode> exitCode(final ExecutionStatus execution) {
        return switch (execution.state()) {
            case COMPLETE -> Optional.of(ExitCode.DONE);
            case STOPPED ->
                Optional.of(execution
                        .cause()
                        .map(cause -> ExitCode.of(cause.kind()))
                        .orElse(ExitCode.STOPPED));
            case FAILED ->
                Optional.of(execution
                        .cause()
                        .map(cause -> ExitCode.of(cause.kind()))
                        .orElse(ExitCode.FAILED));
            case RUNNING, STOPPING, KILLED, ABANDONED -> Optional.empty();
        };
    }

    /** {@code collecting 240 of 672 windows (35 %), 12 a second, until about 12:24Z; then it judges them}. */
    static String progress(final PhaseStatus phase, final ExecutionStatus execution) {
        final StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%s %,d of %,d windows (%d %%)",
                phase.phase() == Progress.Phase.COLLECT ? "collecting:" : "judging:",
                phase.done(),
                phase.total(),
                phase.done() * 100 / phase.total()));
        phase.rate().ifPresent(rate -> text.append(", ").append(Amount.of(rate)).append(" a second"));
        phase.left().ifPresent(left -> text.append(", ")
                .append(Durations.brief(left))
                .append(" left, until about ")
                .append(minute(execution
                        .life()
                        .began()
                        .plus(execution.life().elapsed())
                        .plus(left))));
        if (execution.phases().indexOf(phase) < execution.phases().size() - 1) {
            text.append("; then it judges them");
        }
        return text.toString();
    }

    private static String minute(final Instant time) {
        final String text = time.truncatedTo(ChronoUnit.MINUTES).toString();
        return text.substring(0, 16).replace('T', ' ') + "Z";
    }

    private static String windows(final PhaseStatus phase) {
        if (phase.isComplete()) {
            return counted(phase.total());
        }
        final String exact = phase.done() + "/" + phase.total();
        return exact.length() <= WIDEST
                ? exact
                : Amount.of((double) phase.done()) + "/" + Amount.of((double) phase.total());
    }

    private static String counted(final long windows) {
        return String.format(Locale.ROOT, "%,d", windows);
    }

    /** {@code 2026-03-02..2026-03-09}, {@code 2026-03-09 11:45-12:15}, {@code 03-09 23:45 +26h15m}. */
    static String range(final WindowRange range) {
        final LocalDateTime from = LocalDateTime.ofInstant(range.from(), ZoneOffset.UTC);
        final LocalDateTime to = LocalDateTime.ofInstant(range.to(), ZoneOffset.UTC);
        if (isMidnight(from) && isMidnight(to)) {
            return from.toLocalDate() + ".." + to.toLocalDate();
        }
        final LocalDate last = LocalDate.ofInstant(range.to().minusNanos(1), ZoneOffset.UTC);
        if (from.toLocalDate().equals(last)) {
            return from.toLocalDate() + " " + from.toLocalTime() + "-" + (isMidnight(to) ? "24:00" : to.toLocalTime());
        }
        final Duration length = Duration.between(range.from(), range.to());
        return String.format(
                Locale.ROOT,
                "%s %s +%dh%02dm",
                from.toLocalDate().toString().substring(5),
                from.toLocalTime(),
                length.toHours(),
                length.toMinutesPart());
    }

    private static boolean isMidnight(final LocalDateTime time) {
        return time.toLocalTime().toSecondOfDay() == 0;
    }

    private static String took(final Duration elapsed) {
        return elapsed.toHours() < 100 ? Durations.brief(elapsed) : elapsed.toDays() + "d";
    }
}
