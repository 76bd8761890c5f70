package io.ailog.cli;

import io.ailog.job.ExecutionStatus;
import io.ailog.job.JobName;
import io.ailog.job.PhaseStatus;
import io.ailog.job.Progress;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What is wrong with executions, each in a sentence with the commands that go on.
 *
 * @param catchUp from which time on {@code regular} makes up by itself for what was missed
 */
record NextSteps(Instant catchUp) {
    private static final String INDENT = "  ";

    /** Of {@code pending}, those that are at work and well left out. */
    List<String> lines(final List<ExecutionStatus> pending) {
        final List<String> lines = new ArrayList<>();
        final List<ExecutionStatus> regular = pending.stream()
                .filter(execution -> execution.state().isBroken() && isCaughtUp(execution))
                .toList();
        for (final ExecutionStatus execution : pending) {
            final boolean isFirst = regular.indexOf(execution) == 0;
            if (execution.state() == ExecutionStatus.State.STOPPING) {
                lines.addAll(
                        Paragraph.of("", INDENT, name(execution) + " is stopping: it ends after the chunk in hand."));
            } else if (execution.state().isBroken() && (isFirst || !regular.contains(execution))) {
                // one that catches up does so for all of them
                lines.addAll(lines(execution, isFirst ? regular.size() - 1 : 0));
            }
        }
        return lines;
    }

    private List<String> lines(final ExecutionStatus execution, final int before) {
        final List<String> lines = new ArrayList<>(Paragraph.of(
                "",
                INDENT,
                name(execution) + " " + what(execution)
                        + (before == 0
                                ? ""
                                : " " + before + " earlier ones broke off too; the same run makes up for them.")));
        lines.addAll(commands(execution, INDENT));
        lines.add(INDENT + "More: ./run-job.sh status --execution " + execution.id());
        log(execution).ifPresent(log -> lines.add(INDENT + "Log: " + log));
        return lines;
    }

    /** How to go on with {@code execution}, which broke off, under {@code indent}. */
    List<String> commands(final ExecutionStatus execution, final String indent) {
        final Resumption resumption = new Resumption(execution);
        if (isCaughtUp(execution)) {
            return List.of(
                    indent + "The next one makes up for it; the scheduler starts it, or:",
                    indent + INDENT + "./run-job.sh " + JobName.REGULAR);
        }
        final List<String> lines = new ArrayList<>();
        lines.add(indent
                + (execution.state() == ExecutionStatus.State.FAILED ? "Once that is mended, resume: " : "Resume: ")
                + resumption.restart());
        lines.add(indent + "or give the same command again:");
        lines.addAll(Paragraph.command(indent + INDENT, resumption.sameCommand()));
        return lines;
    }

    private boolean isCaughtUp(final ExecutionStatus execution) {
        return execution.job().equals(JobName.REGULAR)
                && execution
                        .range()
                        .filter(range -> range.from().isBefore(catchUp))
                        .isEmpty();
    }

    /** The log file of its process, by its name alone where the whole path has no room. */
    static Optional<String> log(final ExecutionStatus execution) {
        return Optional.ofNullable(execution.parameters().get("log"))
                .filter(log -> !log.isEmpty())
                .map(log -> OneLine.of(log, 1_000))
                .map(log -> log.length() <= 65 ? log : OneLine.of(Path.of(log).getFileName() + " in LOG_DIR", 65));
    }

    private static String name(final ExecutionStatus execution) {
        return execution.id() + " " + execution.job();
    }

    private static String what(final ExecutionStatus execution) {
        final String far = execution.phase().map(NextSteps::far).orElse("");
        return switch (execution.state()) {
            case STOPPED ->
                "was stopped at " + ended(execution) + far + "."
                        + execution.cause().map(cause -> " " + cause.text()).orElse("");
            case KILLED -> "was killed; last sign of life at " + ended(execution) + far + ". " + cause(execution) + ".";
            default -> "failed at " + ended(execution) + far + ": " + cause(execution);
        };
    }

    /** Why it broke off. */
    static String cause(final ExecutionStatus execution) {
        return execution
                .cause()
                .map(ExecutionStatus.Cause::text)
                .orElse(
                        switch (execution.state()) {
                            case KILLED -> "Its process ended without a word, or its machine went down";
                            case STOPPED -> "An operator or a signal asked it to stop.";
                            default -> "The log file says why.";
                        });
    }

    private static String far(final PhaseStatus phase) {
        return String.format(
                Locale.ROOT,
                ", %s %,d of %,d windows",
                phase.phase() == Progress.Phase.COLLECT ? "collected" : "judged",
                phase.done(),
                phase.total());
    }

    private static String ended(final ExecutionStatus execution) {
        return execution
                .life()
                .ended()
                .orElse(execution.life().began())
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }
}
