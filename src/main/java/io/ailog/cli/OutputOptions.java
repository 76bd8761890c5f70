package io.ailog.cli;

import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import io.ailog.window.WindowRange;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Option;

/** The option of runs to be followed by a report. */
final class OutputOptions {
    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "When it is done, write a report of its range, of regular without a range the last 24 hours,"
                    + " to this folder: report.html and others.")
    private @Nullable String output;

    /** Refuses to report on a run that writes nothing. */
    void check(final boolean dryRun) {
        if (dryRun && output != null) {
            throw new Failure(
                    Kind.CONFIGURATION,
                    "`--output` goes without `--dry-run`: a report tells what is stored, and nothing is.");
        }
    }

    /** Runs {@code work}, and writes the report of {@code range} when it is done and a report was asked for. */
    ExitCode around(final Supplier<ExitCode> work, final WindowRange range, final ApplicationContext context) {
        if (output == null) {
            return work.get();
        }
        final Path directory = directory(output);
        final ConsoleReport report = context.getBean(ConsoleReport.class);
        report.prepare(range, directory);
        final ExitCode code = work.get();
        if (code == ExitCode.DONE) {
            report.after(range, directory);
        }
        return code;
    }

    static Path directory(final String output) {
        try {
            return Path.of(output).toAbsolutePath();
        } catch (final InvalidPathException e) {
            throw new Failure(Kind.CONFIGURATION, "`--output` is no name of a folder.", e);
        }
    }
}
