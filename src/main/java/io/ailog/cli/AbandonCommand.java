package io.ailog.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code abandon}: gives up an execution. */
@Command(
        name = AbandonCommand.NAME,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Gives up an execution that failed, was stopped or killed: it is never resumed, and the same command"
                        + " begins afresh. What it has collected stays.",
        footer = {"", "Examples:", "  ./run-job.sh abandon 12", "  ./run-job.sh abandon --job backfill"})
final class AbandonCommand implements Callable<Integer> {
    static final String NAME = "abandon";

    private final Session session;
    private final Screen screen;

    @Mixin
    private ExecutionOptions execution = new ExecutionOptions();

    @Mixin
    private QuietOption quiet = new QuietOption();

    AbandonCommand(final Session session, final Screen screen) {
        this.session = session;
        this.screen = screen;
    }

    @Override
    public Integer call() {
        quiet.apply(screen);
        execution.check();
        return session.run(NAME, false, context -> context.getBean(ConsoleAbandon.class)
                .abandon(execution)
                .code());
    }
}
