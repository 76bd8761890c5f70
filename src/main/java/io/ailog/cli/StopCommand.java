package io.ailog.cli;

import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.springframework.boot.convert.DurationStyle;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code stop}: asks a run, on whatever host, to end after the chunk in hand. */
@Command(
        name = StopCommand.NAME,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Asks a run, on whatever host, to end after the chunk in hand, and waits until it has.",
        footer = {
            "",
            "Examples:",
            "  ./run-job.sh stop 12",
            "  ./run-job.sh stop --job backfill --wait 30m",
            "",
            "The run ends with exit code 4. This command ends with 0 when it has, or when",
            "nothing was at work; with 3 when it still is at the end of --wait; with 4 on",
            "Ctrl-C. What the run was asked stands in any case."
        })
final class StopCommand implements Callable<Integer> {
    static final String NAME = "stop";

    private static final Duration LONGEST = Duration.ofDays(1);

    private final Session session;
    private final Screen screen;

    @Mixin
    private ExecutionOptions execution = new ExecutionOptions();

    @Option(
            names = "--wait",
            paramLabel = "T",
            defaultValue = "5m",
            converter = WaitArgument.class,
            description =
                    "How long to wait for its end, such as 30s or 10m; ${DEFAULT-VALUE} if left out, 24h at most.")
    private Duration wait = Duration.ZERO;

    @Mixin
    private QuietOption quiet = new QuietOption();

    StopCommand(final Session session, final Screen screen) {
        this.session = session;
        this.screen = screen;
    }

    @Override
    public Integer call() {
        quiet.apply(screen);
        execution.check();
        if (wait.isNegative() || wait.compareTo(LONGEST) > 0) {
            throw new Failure(Kind.CONFIGURATION, "`--wait` must be 0s to 24h, was " + wait.toSeconds() + "s.");
        }
        return session.run(NAME, false, context -> context.getBean(ConsoleStop.class)
                .stop(execution, wait)
                .code());
    }

    /** A time as the settings write it: {@code 30s}, {@code 10m}, {@code 2h}. */
    static final class WaitArgument implements ITypeConverter<Duration> {
        @Override
        public Duration convert(final String text) {
            try {
                // without a unit it would be milliseconds
                if (text.matches("[0-9]+[a-z]+")) {
                    return DurationStyle.SIMPLE.parse(text);
                }
            } catch (final IllegalArgumentException | ArithmeticException e) {
                throw new TypeConversionException(wrong(text));
            }
            throw new TypeConversionException(wrong(text));
        }

        private static String wrong(final String text) {
            return "'" + OneLine.of(text, 60) + "' is not a time with its unit. Write 30s, 10m or 2h";
        }
    }
}
