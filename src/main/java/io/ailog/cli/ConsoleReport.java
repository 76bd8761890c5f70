package io.ailog.cli;

import io.ailog.job.Failures;
import io.ailog.report.Report;
import io.ailog.report.ReportFolder;
import io.ailog.report.ReportMaker;
import io.ailog.report.ReportSource;
import io.ailog.report.UnwrittenReport;
import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import io.ailog.window.FailureExplainer;
import io.ailog.window.Namespaces;
import io.ailog.window.Schema;
import io.ailog.window.WindowRange;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Writes the report of a range, and says where it is. */
@Component
class ConsoleReport {
    static final String NAME = "report";

    /** Windows times namespaces: a year of 100 namespaces, so that memory stays bounded. */
    private static final long MOST_COUNTS = 4_000_000;

    private static final long WINDOWS_A_DAY = 96;

    private final Schema schema;
    private final ReportSource source;
    private final ReportFolder folder;
    private final Namespaces namespaces;
    private final List<FailureExplainer> explainers;
    private final Clock clock;
    private final Screen screen;

    ConsoleReport(
            final Schema schema,
            final ReportSource source,
            final ReportFolder folder,
            final Namespaces namespaces,
            final List<FailureExplainer> explainers,
            final Clock clock,
            final Screen screen) {
        this.schema = schema;
        this.source = source;
        this.folder = folder;
        this.namespaces = namespaces;
        this.explainers = explainers;
        this.clock = clock;
        this.screen = screen;
    }

    /**
     * Writes it.
     *
     * @param formats none for all that there are
     */
    ExitCode run(final WindowRange range, final Path directory, final List<String> formats) {
        formats.stream()
                .filter(format -> !folder.formats().contains(format))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new Failure(
                            Kind.CONFIGURATION,
                            "`--format` must be of " + String.join(", ", folder.formats()) + ", was " + unknown + ".");
                });
        prepare(range, directory);
        schema.requireCurrent();
        final Report report = read(range);
        final List<Path> files = write(report, directory, formats.isEmpty() ? folder.formats() : formats);
        if (report.summary().extent().collected() == 0) {
            screen.warning("no window of " + range + " was collected for all namespaces. Run ./run-job.sh backfill"
                    + between(range));
        }
        screen.result(String.format(
                Locale.ROOT,
                "report done: %s, %,d errors, %,d incidents, %,d going on: %s",
                range,
                report.summary().errors(),
                report.summary().incidents().total(),
                report.summary().ongoing(),
                names(files)));
        return ExitCode.DONE;
    }

    /** Refuses, before long work, what can't be reported. */
    void prepare(final WindowRange range, final Path directory) {
        final long windows = MOST_COUNTS / Math.max(1, namespaces.all().size());
        if (range.size() > windows) {
            throw new Failure(
                    Kind.CONFIGURATION,
                    "A report of " + namespaces.all().size() + " namespaces is of "
                            + windows / WINDOWS_A_DAY + " days at most, was to be of " + range
                            + ". Give a shorter range.");
        }
        try {
            folder.require(directory);
        } catch (final UnwrittenReport e) {
            throw new Failure(Kind.CONFIGURATION, String.valueOf(e.getMessage()), e);
        }
    }

    /** The report of a run that is done. Whatever goes wrong, the run has written its rows. */
    void after(final WindowRange range, final Path directory) {
        try {
            screen.line("report: " + names(write(read(range), directory, folder.formats())));
        } catch (final RuntimeException e) {
            final Failure failure = new Failures(explainers).of(NAME, List.of(e));
            throw new Failure(
                    failure.kind() == Kind.UNREACHABLE ? Kind.UNREACHABLE : Kind.FAILED,
                    "The run is done and what it wrote is kept, but its report is missing: " + failure.getMessage()
                            + " Then run ./run-job.sh report" + between(range) + " --output " + directory,
                    e);
        }
    }

    private Report read(final WindowRange range) {
        return new ReportMaker(range, namespaces).make(source.read(range, namespaces), clock.instant());
    }

    private List<Path> write(final Report report, final Path directory, final List<String> formats) {
        try {
            return folder.write(report, directory, formats);
        } catch (final UnwrittenReport e) {
            throw new Failure(e.isOfFolder() ? Kind.CONFIGURATION : Kind.FAILED, String.valueOf(e.getMessage()), e);
        }
    }

    private static String between(final WindowRange range) {
        return " --from " + range.from() + " --to " + range.to();
    }

    private static String names(final List<Path> files) {
        return files.stream().map(Path::toString).collect(Collectors.joining(", "));
    }
}
