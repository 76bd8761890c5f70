package io.ailog.cli;

import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code known-issues}: the problems that people know, read from a file and shown. */
@Command(
        name = KnownIssuesCommand.NAME,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "list | import FILE",
        description =
                "Shows the known issues, or reads them from a file: how each is recognised, which version fixed it,"
                        + " and what to do. An incident that an open one explains says so, and one that is back is a regression.",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Examples:",
            "  ./run-job.sh known-issues import config/known-issues.yaml",
            "  ./run-job.sh known-issues list",
            "  ./run-job.sh known-issues list --json"
        })
final class KnownIssuesCommand {
    static final String NAME = "known-issues";

    private KnownIssuesCommand() {}

    /** The command with its two subcommands. */
    static CommandLine line(final Session session, final Screen screen) {
        return new CommandLine(new KnownIssuesCommand())
                .addSubcommand("list", new Show(session))
                .addSubcommand("import", new Import(session, screen));
    }

    /** {@code known-issues list}. */
    @Command(
            mixinStandardHelpOptions = true,
            description = "Shows the known issues, with how often and when each was seen.",
            footer = {"", "Examples:", "  ./run-job.sh known-issues list", "  ./run-job.sh known-issues list --json"})
    private static final class Show implements Callable<Integer> {
        private final Session session;

        @Option(names = "--json", description = "Print JSON, with all that is known of each.")
        private boolean json;

        private Show(final Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return session.run(NAME, false, context -> context.getBean(ConsoleKnownIssues.class)
                    .list(json)
                    .code());
        }
    }

    /** {@code known-issues import}. */
    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Reads known issues from a file: all of it, or nothing when anything is wrong. An issue that is"
                            + " there already is made to say the same as the file; others stay, and so does what was counted.",
            footer = {
                "",
                "config/known-issues.example.yaml shows the form. Incidents that were found before are",
                "judged anew by ./run-job.sh backfill ... --detect-only.",
                "",
                "Examples:",
                "  ./run-job.sh known-issues import config/known-issues.yaml"
            })
    private static final class Import implements Callable<Integer> {
        private final Session session;
        private final Screen screen;

        @Mixin
        private QuietOption quiet = new QuietOption();

        @Parameters(paramLabel = "FILE", description = "YAML, in UTF-8.")
        private String file = "";

        private Import(final Session session, final Screen screen) {
            this.session = session;
            this.screen = screen;
        }

        @Override
        public Integer call() {
            quiet.apply(screen);
            final Path path = path();
            return session.run(NAME, false, context -> context.getBean(ConsoleKnownIssues.class)
                    .read(path)
                    .code());
        }

        private Path path() {
            try {
                return Path.of(file);
            } catch (final InvalidPathException e) {
                throw new Failure(Kind.CONFIGURATION, "`FILE` is no name of a file.", e);
            }
        }
    }
}
