package io.ailog.cli;

import io.ailog.incident.IncidentStore;
import io.ailog.incident.Severity;
import io.ailog.job.Announced;
import io.ailog.job.Announcer;
import io.ailog.job.JobName;
import io.ailog.job.JobRunner;
import io.ailog.job.RunOutcome;
import io.ailog.job.RunOutcome.State;
import io.ailog.job.RunRequest;
import io.ailog.report.RunFigures;
import io.ailog.window.CountSource;
import io.ailog.window.Coverage;
import io.ailog.window.Namespaces;
import io.ailog.window.Schema;
import io.ailog.window.WindowRange;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Runs a job over ranges, and tells how it went. */
@Component
class ConsoleRun {
    private static final int NAMED_RANGES = 5;

    private final Schema schema;
    private final ObjectProvider<JobRunner> runner;
    private final Coverage coverage;
    private final IncidentStore incidents;
    private final CountSource source;
    private final Namespaces namespaces;
    private final RunFiguresBoard figures;
    private final ObjectProvider<Announcer> announcer;
    private final Screen screen;
    private final boolean dryRun;

    ConsoleRun(
            final Schema schema,
            final ObjectProvider<JobRunner> runner,
            final Coverage coverage,
            final IncidentStore incidents,
            final CountSource source,
            final Namespaces namespaces,
            final RunFiguresBoard figures,
            final ObjectProvider<Announcer> announcer,
            final Screen screen,
            @Value("${ailog.dry-run}") final boolean dryRun) {
        this.schema = schema;
        this.runner = runner;
        this.coverage = coverage;
        this.incidents = incidents;
        this.source = source;
        this.namespaces = namespaces;
        this.figures = figures;
        this.announcer = announcer;
        this.screen = screen;
        this.dryRun = dryRun;
    }

    ExitCode run(final RunRequest request) {
        schema.requireCurrent();
        final RunOutcome outcome = runner.getObject().run(request);
        if (outcome.state() == State.DONE || outcome.state() == State.ALREADY_DONE) {
            announce(request.job(), outcome);
        }
        switch (outcome.state()) {
            case DONE -> done(request, outcome);
            case ALREADY_DONE ->
                screen.result(label(request.job()) + ": " + spans(outcome.ranges())
                        + " is complete already; nothing to do. Give --rerun to do it again.");
            case STOPPED ->
                screen.result(label(request.job())
                        + " stopped after the chunk in hand. Give the same command again to resume.");
            case FAILED -> outcome.failure().ifPresent(failure -> screen.failure(failure.getMessage()));
        }
        return ExitCode.of(outcome);
    }

    private void announce(final String job, final RunOutcome outcome) {
        if (dryRun) {
            return;
        }
        final Announced announced = announcer.getObject().announce(job, outcome);
        if (!announced.delivered().isEmpty()) {
            screen.line("announced: " + String.join(", ", announced.delivered()));
        }
        // also for cron: nobody hears of an incident now
        announced.problems().forEach(screen::lastingWarning);
    }

    private void done(final RunRequest request, final RunOutcome outcome) {
        final Map<String, Long> documents = coverage.documents(outcome.ranges(), namespaces.names());
        final long windows =
                outcome.ranges().stream().mapToLong(WindowRange::size).sum();
        final RunWarnings warnings = new RunWarnings(screen, source);
        warnings.warn(outcome, documents);
        if (JobName.DETECT.equals(request.job())) {
            warnings.uncollected(outcome.ranges().stream()
                    .flatMap(range -> coverage.missing(range, namespaces.names()).stream())
                    .toList());
        } else {
            warnings.readings(coverage.readings(outcome.ranges(), namespaces.names()));
        }
        final long errors =
                documents.values().stream().mapToLong(Long::longValue).sum();
        final Map<Severity, Long> severities = JobName.INIT.equals(request.job())
                ? Map.of()
                : incidents.bySeverity(outcome.ranges(), namespaces.names());
        final String found = JobName.INIT.equals(request.job()) ? "" : "; " + new SeverityCounts(severities);
        figures.note(new RunFigures.Work(windows, errors, severities));
        screen.result(String.format(
                Locale.ROOT,
                "%s%s in %s: %s, %,d windows, %,d errors in %d namespaces%s%s.",
                label(request.job()),
                dryRun ? " --dry-run" : " done",
                Durations.text(outcome.elapsed()),
                spans(outcome.ranges()),
                windows,
                errors,
                documents.size(),
                found,
                dryRun ? unwritten(request.job()) : ""));
    }

    private static String unwritten(final String job) {
        return JobName.INIT.equals(job)
                ? "; nothing was written"
                : "; nothing was written, and documents were counted but not read, so spikes alone were looked for";
    }

    private static String label(final String job) {
        return JobName.DETECT.equals(job) ? JobName.BACKFILL + " --detect-only" : job;
    }

    private static String spans(final List<WindowRange> ranges) {
        if (ranges.size() > NAMED_RANGES) {
            return ranges.size() + " ranges from "
                    + Collections.min(ranges.stream().map(WindowRange::from).toList()) + " to "
                    + Collections.max(ranges.stream().map(WindowRange::to).toList());
        }
        return ranges.stream().map(WindowRange::toString).collect(Collectors.joining(", "));
    }
}
