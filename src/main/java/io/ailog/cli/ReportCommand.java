package io.ailog.cli;

import io.ailog.window.WindowRange;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code report}: a past range, rendered from the database. */
@Command(
        name = ConsoleReport.NAME,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Writes a report of a past range from what is stored: counts, incidents, cascades, coverage.",
        footer = {
            "",
            "Examples:",
            "  ./run-job.sh report --from 2026-01-01T18:00:00Z      up to now",
            "  ./run-job.sh report --days 7 --output /srv/reports   whole days, without today",
            "  ./run-job.sh report --from 2026-01-01 --to 2026-02-01 --format json,md",
            "",
            "The files quote logs: their owner alone can read them."
        })
final class ReportCommand implements Callable<Integer> {
    private final Session session;
    private final Screen screen;

    @Mixin
    private RangeOptions range = new RangeOptions();

    @Option(
            names = "--output",
            paramLabel = "DIR",
            defaultValue = "reports",
            description =
                    "Folder for report.html, report.md and report.json, ${DEFAULT-VALUE} if left out. Files of these"
                            + " names are replaced.")
    private String output = "";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            split = ",",
            description = "html, json, md, or several with commas between; all if left out.")
    private List<String> formats = List.of();

    @Mixin
    private QuietOption quiet = new QuietOption();

    ReportCommand(final Session session, final Screen screen) {
        this.session = session;
        this.screen = screen;
    }

    @Override
    public Integer call() {
        quiet.apply(screen);
        final WindowRange windows = range.resolve(session.clock(), screen);
        final Path directory = OutputOptions.directory(output);
        return session.run(ConsoleReport.NAME, false, context -> context.getBean(ConsoleReport.class)
                .run(windows, directory, formats)
                .code());
    }
}
