package io.ailog.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code restart}: resumes an execution with its own parameters. */
@Command(
        name = RestartCommand.NAME,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Resumes an execution that failed, was stopped or killed, where it stood and over the same range.",
        footer = {
            "",
            "Examples:",
            "  ./run-job.sh restart 12",
            "  ./run-job.sh restart --job backfill --workers 4",
            "",
            "It ends as the job itself does, with the same output and exit code; a complete",
            "one is not done again (0), and one that runs goes on (3)."
        })
final class RestartCommand implements Callable<Integer> {
    static final String NAME = "restart";

    private final Session session;
    private final Screen screen;

    @Mixin
    private ExecutionOptions execution = new ExecutionOptions();

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Days that are worked on at the same time; as before if left out.")
    private @Nullable Integer workers;

    @Mixin
    private QuietOption quiet = new QuietOption();

    RestartCommand(final Session session, final Screen screen) {
        this.session = session;
        this.screen = screen;
    }

    @Override
    public Integer call() {
        quiet.apply(screen);
        execution.check();
        if (workers != null) {
            RunOptions.requireWorkers(workers);
        }
        return session.run(NAME, false, context -> context.getBean(ConsoleRestart.class)
                .restart(execution, workers)
                .code());
    }
}
