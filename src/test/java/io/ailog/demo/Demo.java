package io.ailog.demo;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code demo}. */
@Command(
        name = "./run-job.sh demo",
        mixinStandardHelpOptions = true,
        version = "The demo of AI Log Analyzer; ./run-job.sh --version tells the version.",
        sortOptions = false,
        description = {
            "Starts Elasticsearch and PostgreSQL in a folder, generates three weeks of logs with planted incidents, runs"
                    + " the jobs on them, and compares what was found with what was planted. Needs no configuration."
        },
        footer = {
            "",
            "Exit codes: 0 done, 1 a job or the comparison of counts failed, 2 wrong",
            "arguments, 3 another demo uses the folder, 4 stopped."
        })
final class Demo implements Callable<Integer> {
    private final Narrator narrator;
    private final Clock clock;

    @Option(names = "--keep", description = "Leave the servers running until Ctrl-C.")
    private boolean keep;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Other logs for another number; that of the folder, else 1, if left out.")
    private @Nullable Long seed;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "target/demo",
            description = "Folder of the servers' data, used again by the next demo; ${DEFAULT-VALUE} if left out.")
    private Path data = Path.of("target", "demo");

    private Demo(final Narrator narrator, final Clock clock) {
        this.narrator = narrator;
        this.clock = clock;
    }

    public static void main(final String[] arguments) {
        System.setProperty("logback.configurationFile", "io/ailog/demo/logback.xml");
        final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        final CommandLine line = new CommandLine(new Demo(new Narrator(out), Clock.systemUTC()))
                .setUsageHelpAutoWidth(false)
                .setParameterExceptionHandler((problem, given) -> {
                    System.err.println("error: " + problem.getMessage() + " See ./run-job.sh demo --help");
                    return DemoFailed.ARGUMENTS;
                })
                .setExecutionExceptionHandler((problem, command, parsed) -> {
                    System.err.println("error: " + problem.getMessage());
                    return problem instanceof DemoFailed failed ? failed.code() : DemoFailed.FAILED;
                });
        System.exit(line.execute(arguments));
    }

    @Override
    public Integer call() {
        try (DemoFolder folder = DemoFolder.open(data)) {
            final OptionalLong wanted = seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
            return new DemoRun(folder, narrator, clock).run(wanted, keep);
        }
    }
}
