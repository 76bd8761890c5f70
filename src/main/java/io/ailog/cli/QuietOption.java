package io.ailog.cli;

import picocli.CommandLine.Option;

/** The option of commands that cron starts, which mails whatever is printed. */
final class QuietOption {
    @Option(names = "--quiet", description = "Print the result and failures alone.")
    private boolean quiet;

    void apply(final Screen screen) {
        if (quiet) {
            screen.quiet();
        }
    }
}
