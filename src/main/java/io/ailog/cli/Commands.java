package io.ailog.cli;

import io.ailog.job.JobName;
import io.ailog.window.Failure;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The commands, as arguments name them. */
final class Commands {
    /** What is shown of a message of the parser, which quotes arguments whole. */
    private static final int LONGEST = 300;

    private Commands() {}

    @Command(
            name = "./run-job.sh",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            synopsisSubcommandLabel = "JOB",
            description = "Turns Elasticsearch error logs into incidents in PostgreSQL.",
            commandListHeading = "%nJobs:%n",
            footer = {
                "  demo        All of the above on embedded servers and generated logs.",
                "",
                "./run-job.sh JOB --help tells a job's options.",
                "",
                "Exit codes: 0 done, 1 failed (the same command resumes), 2 wrong arguments or",
                "configuration, 3 another run holds the work, 4 stopped (the same command",
                "resumes), 5 Elasticsearch or PostgreSQL out of reach (nothing lost, try later),",
                "6 verify found something."
            })
    private static final class Root {}

    /** The line on which all commands can be given. */
    static CommandLine line(final Session session, final Screen screen) {
        final PrintWriter out = new PrintWriter(screen.out(), true, StandardCharsets.UTF_8);
        return new CommandLine(new Root())
                .addSubcommand("migrate", new MigrateCommand(session, screen))
                .addSubcommand(JobName.INIT, new RangeCommand.Init(session, screen))
                .addSubcommand(JobName.THRESHOLDS, new ThresholdsCommand(session, screen))
                .addSubcommand(JobName.BACKFILL, new RangeCommand.Backfill(session, screen))
                .addSubcommand(JobName.REGULAR, new RegularCommand(session, screen))
                .addSubcommand(StatusCommand.NAME, new StatusCommand(session, screen))
                .addSubcommand(RestartCommand.NAME, new RestartCommand(session, screen))
                .addSubcommand(StopCommand.NAME, new StopCommand(session, screen))
                .addSubcommand(AbandonCommand.NAME, new AbandonCommand(session, screen))
                .addSubcommand(ConsoleReport.NAME, new ReportCommand(session, screen))
                .addSubcommand(AnnounceCommand.NAME, new AnnounceCommand(session, screen))
                .addSubcommand(VerifyCommand.NAME, new VerifyCommand(session, screen))
                .addSubcommand(JobName.PURGE, new PurgeCommand(session, screen))
                .addSubcommand(KnownIssuesCommand.NAME, KnownIssuesCommand.line(session, screen))
                // an argument that begins with @ is an argument, and no file to be read and shown
                .setExpandAtFiles(false)
                .setOut(out)
                .setUsageHelpAutoWidth(false)
                .setParameterExceptionHandler((problem, arguments) -> wrong(problem, screen))
                .setExecutionExceptionHandler((problem, line, parsed) -> ended(problem, screen));
    }

    /** A command checks its options before anything is started, and says so by a failure. */
    private static int ended(final Exception problem, final Screen screen) throws Exception {
        if (problem instanceof Failure failure) {
            screen.failure(failure.getMessage());
            return ExitCode.of(failure).code();
        }
        throw problem;
    }

    private static int wrong(final ParameterException problem, final Screen screen) {
        final String text = OneLine.of(String.valueOf(problem.getMessage()), LONGEST);
        screen.failure(text.replaceFirst("\\.$", "") + ". See " + help(problem.getCommandLine()));
        return ExitCode.CONFIGURATION.code();
    }

    private static String help(final CommandLine line) {
        return line.getCommandSpec().qualifiedName() + " --help";
    }
}
