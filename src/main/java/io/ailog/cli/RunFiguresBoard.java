package io.ailog.cli;

import io.ailog.job.JobName;
import io.ailog.report.RunFigures;
import io.ailog.report.RunFiguresSink;
import io.ailog.window.Coverage;
import io.ailog.window.Namespaces;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Gathers what a run has done, and hands it to those who asked for it when the run has ended. */
@Component
class RunFiguresBoard {
    private static final Logger LOG = LoggerFactory.getLogger(RunFiguresBoard.class);

    /** A ledger that is further behind has no lag to draw: that metrics end is what tells it. */
    private static final Duration LONGEST_LAG = Duration.ofDays(31);

    private static final Duration LONGEST_LOOK = Duration.ofSeconds(3);

    private final List<RunFiguresSink> sinks;
    private final ObjectProvider<Coverage> coverage;
    private final ObjectProvider<Namespaces> namespaces;
    private final Clock clock;
    private final Screen screen;
    private RunFigures.@Nullable Work work;
    private @Nullable String resumed;

    RunFiguresBoard(
            final List<RunFiguresSink> sinks,
            final ObjectProvider<Coverage> coverage,
            final ObjectProvider<Namespaces> namespaces,
            final Clock clock,
            final Screen screen) {
        this.sinks = sinks;
        this.coverage = coverage;
        this.namespaces = namespaces;
        this.clock = clock;
        this.screen = screen;
    }

    /** Notes what a run that completed has done. */
    synchronized void note(final RunFigures.Work done) {
        work = done;
    }

    /** Notes that the command resumes a run of {@code job}. */
    synchronized void resumes(final String job) {
        resumed = JobName.DETECT.equals(job) ? JobName.BACKFILL : job;
    }

    /**
     * Hands over the figures of the job that {@code command} ran, which ended with exit code {@code code}; what goes wrong
     * is a warning. A restart that had nothing to resume has none.
     */
    synchronized void publish(final String command, final int code, final Duration elapsed) {
        final @Nullable String job = RestartCommand.NAME.equals(command) ? resumed : command;
        if (job != null) {
            publishRun(job, code, elapsed);
        }
    }

    private void publishRun(final String job, final int code, final Duration elapsed) {
        final List<RunFiguresSink> wanted =
                sinks.stream().filter(RunFiguresSink::isWanted).toList();
        if (wanted.isEmpty()) {
            return;
        }
        final Instant now = clock.instant();
        final RunFigures figures = new RunFigures(job, code, now, elapsed, Optional.ofNullable(work), lag(now));
        wanted.forEach(sink -> publish(figures, sink));
    }

    private void publish(final RunFigures figures, final RunFiguresSink sink) {
        try {
            sink.publish(figures).forEach(screen::warning);
        } catch (final RuntimeException e) {
            LOG.warn("the figures of the run could not be published", e);
            screen.warning("the figures of this run could not be published; the log file says why.");
        }
    }

    /** Also when a server is out of reach: it may be the other one, and then the lag is what to look at. */
    private Optional<Duration> lag(final Instant now) {
        try {
            return Patience.within(LONGEST_LOOK, () -> newest(now)).map(window -> Duration.between(window.end(), now));
        } catch (final ExecutionException | TimeoutException e) {
            LOG.warn("how far the ledger reaches could not be found out", e);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private Optional<Window> newest(final Instant now) {
        final Instant end = Window.containing(now).start();
        return coverage.getObject()
                .newestComplete(
                        new WindowRange(end.minus(LONGEST_LAG), end),
                        namespaces.getObject().names());
    }
}
