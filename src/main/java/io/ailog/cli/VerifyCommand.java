package io.ailog.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code verify}: the installation, checked point by point. */
@Command(
        name = VerifyCommand.NAME,
        mixinStandardHelpOptions = true,
        description = "Checks the installation point by point: settings and files, both servers, rights, and what was"
                + " collected. A line a check, with what mends it below. Writes to no database.",
        footer = {
            "",
            "Exit code 0, or 6 when a check has failed; warnings don't count.",
            "",
            "Examples:",
            "  ./run-job.sh verify",
            "  ./run-job.sh verify --json"
        })
final class VerifyCommand implements Callable<Integer> {
    static final String NAME = "verify";

    private final Session session;
    private final Screen screen;

    @Option(names = "--json", description = "Print JSON: ok, and of each check name, outcome, found and fix.")
    private boolean json;

    VerifyCommand(final Session session, final Screen screen) {
        this.session = session;
        this.screen = screen;
    }

    @Override
    public Integer call() {
        return session.inspect(json ? new VerifyJson(screen) : new VerifyLines(screen))
                .code();
    }
}
