package io.ailog.cli;

import io.ailog.job.Announcer;
import io.ailog.job.JobName;
import io.ailog.job.JobSettings;
import io.ailog.job.RunHistory;
import io.ailog.window.CoverageByDay;
import io.ailog.window.CoverageGrid;
import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import io.ailog.window.Namespaces;
import io.ailog.window.Schema;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Shows how executions stand and what was collected. */
@Component
class ConsoleStatus {
    private static final int OF_EACH_JOB = 3;
    private static final int OF_ONE_JOB = 20;
    private static final int DAYS = 7;

    private final Schema schema;
    private final RunHistory executions;
    private final CoverageByDay coverage;
    private final Namespaces namespaces;
    private final JobSettings settings;
    private final Announcer announcer;
    private final Clock clock;
    private final Screen screen;

    ConsoleStatus(
            final Schema schema,
            final RunHistory executions,
            final CoverageByDay coverage,
            final Namespaces namespaces,
            final JobSettings settings,
            final Announcer announcer,
            final Clock clock,
            final Screen screen) {
        this.schema = schema;
        this.executions = executions;
        this.coverage = coverage;
        this.namespaces = namespaces;
        this.settings = settings;
        this.announcer = announcer;
        this.clock = clock;
        this.screen = screen;
    }

    /** The last executions of every job or of one, what is to be done about them, and the coverage in one line. */
    ExitCode overview(final Optional<String> job, final boolean json) {
        schema.requireCurrent();
        final RunHistory.Recent recent =
                executions.recent(job.map(List::of).orElse(JobName.ALL), job.isPresent() ? OF_ONE_JOB : OF_EACH_JOB);
        final CoverageGrid grid = grid(lastDays());
        if (json) {
            screen.out()
                    .println(new StatusJson(clock.instant())
                            .executions(recent)
                            .coverage(grid)
                            .announcements(announcer.states())
                            .text());
        } else {
            new StatusOverview(job, recent, grid, nextSteps()).lines().forEach(screen::line);
            new AnnouncementLines(announcer.states()).lines().forEach(screen::line);
        }
        return ExitCode.DONE;
    }

    /**
     * One execution in detail.
     *
     * @throws Failure when there is none of that number
     */
    ExitCode execution(final long id, final boolean json) {
        schema.requireCurrent();
        final RunHistory.Detail detail = executions
                .find(id)
                .orElseThrow(() -> new Failure(
                        Kind.CONFIGURATION,
                        "There is no execution " + id + ". Run ./run-job.sh status to see the last ones."));
        if (json) {
            screen.out()
                    .println(new StatusJson(clock.instant()).execution(detail).text());
        } else {
            new ExecutionDetail(detail, nextSteps()).lines().forEach(screen::line);
        }
        return ExitCode.DONE;
    }

    /** What was collected of {@code range}. */
    ExitCode coverage(final WindowRange range, final boolean json) {
        schema.requireCurrent();
        final CoverageGrid grid = grid(range);
        if (json) {
            screen.out().println(new StatusJson(clock.instant()).coverage(grid).text());
        } else {
            new CoverageTable(grid).lines().forEach(screen::line);
        }
        return ExitCode.DONE;
    }

    private NextSteps nextSteps() {
        return new NextSteps(clock.instant().minus(settings.batch().catchUp()).minus(Window.LENGTH));
    }

    private CoverageGrid grid(final WindowRange range) {
        return coverage.of(range, namespaces.names());
    }

    /** Today and the six days before; the newest window is left out, which {@code regular} has still to collect. */
    private WindowRange lastDays() {
        final Instant end = Window.containing(clock.instant()).start().minus(Window.LENGTH);
        final Instant from = end.truncatedTo(ChronoUnit.DAYS).minus(DAYS - 1L, ChronoUnit.DAYS);
        return new WindowRange(from, end.equals(from) ? end.plus(Window.LENGTH) : end);
    }
}
