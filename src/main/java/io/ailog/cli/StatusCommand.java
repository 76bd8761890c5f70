package io.ailog.cli;

import io.ailog.job.JobName;
import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import io.ailog.window.WindowRange;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code status}: what ran, what runs, what is wrong, and what to type. */
@Command(
        name = StatusCommand.NAME,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Shows the last executions of each job, what broke off and how to resume it; one execution in"
                + " detail; or what was collected of a range, by day and namespace. Writes to no database, and runs"
                + " beside anything.",
        footer = {
            "",
            "Exit code 0 whenever there was something to show, also of a run that failed.",
            "",
            "Examples:",
            "  ./run-job.sh status",
            "  ./run-job.sh status --job regular       its last 20 executions",
            "  ./run-job.sh status --execution 4711    one of them in detail",
            "  ./run-job.sh status --days 30           what was collected",
            "  ./run-job.sh status --json"
        })
final class StatusCommand implements Callable<Integer> {
    static final String NAME = "status";

    private final Session session;
    private final Screen screen;

    @Option(names = "--job", paramLabel = "J", description = "The last 20 executions of one job.")
    private @Nullable String job;

    @Option(names = "--execution", paramLabel = "ID", description = "One execution in detail.")
    private @Nullable Long execution;

    @Mixin
    private RangeOptions range = new RangeOptions();

    @Option(names = "--json", description = "Print JSON: all that is shown, and more.")
    private boolean json;

    StatusCommand(final Session session, final Screen screen) {
        this.session = session;
        this.screen = screen;
    }

    @Override
    public Integer call() {
        if (json) {
            // nothing but the document
            screen.quiet();
        }
        requireOneQuestion();
        final Optional<WindowRange> asked =
                range.isGiven() ? Optional.of(range.resolve(session.clock(), screen)) : Optional.empty();
        return session.run(NAME, false, context -> {
            final ConsoleStatus status = context.getBean(ConsoleStatus.class);
            if (execution != null) {
                return status.execution(execution, json).code();
            }
            return asked.map(windows -> status.coverage(windows, json))
                    .orElseGet(() -> status.overview(Optional.ofNullable(job), json))
                    .code();
        });
    }

    private void requireOneQuestion() {
        final int questions = (job == null ? 0 : 1) + (execution == null ? 0 : 1) + (range.isGiven() ? 1 : 0);
        if (questions > 1) {
            throw new Failure(
                    Kind.CONFIGURATION, "Give one of `--job`, `--execution`, or a range by `--days` or `--from`.");
        }
        if (job != null && !JobName.ALL.contains(job)) {
            throw new Failure(
                    Kind.CONFIGURATION,
                    "`--job` must be one of " + String.join(", ", JobName.ALL) + "; was " + OneLine.of(job, 60) + ".");
        }
    }
}
