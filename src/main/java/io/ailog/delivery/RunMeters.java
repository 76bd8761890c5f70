package io.ailog.delivery;

import io.ailog.incident.Severity;
import io.ailog.report.RunFigures;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** The figures of a run as gauges: a process that ends has no rates. */
final class RunMeters {
    static final String LAST_SUCCESS = "ailog.run.last.success.time";
    private static final String SECONDS = "seconds";

    private final MeterRegistry registry;
    private final Tags job;

    private RunMeters(final MeterRegistry registry, final Tags job) {
        this.registry = registry;
        this.job = job;
    }

    /** Registers all that is known of {@code figures}. */
    static RunMeters register(final RunFigures figures, final MeterRegistry registry) {
        final RunMeters meters = new RunMeters(registry, Tags.of("job", figures.job()));
        meters.seconds("ailog.run.duration", "How long the last run took", seconds(figures.elapsed()));
        meters.number(
                "ailog.run.exit.code", "Exit code of the last run, 0 for success", meters.job, figures.exitCode());
        meters.seconds(
                "ailog.run.end.time", "When the last run ended, in seconds since 1970", seconds(figures.ended()));
        if (figures.exitCode() == 0) {
            meters.succeeded(seconds(figures.ended()));
        }
        figures.work().ifPresent(meters::work);
        figures.lag()
                .ifPresent(lag -> meters.seconds(
                        "ailog.newest.window.lag",
                        "Time since the end of the newest window that is complete for all namespaces",
                        seconds(lag)));
        return meters;
    }

    /** @param time in seconds since 1970 */
    void succeeded(final double time) {
        seconds(LAST_SUCCESS, "When the last run that succeeded ended, in seconds since 1970", time);
    }

    private void work(final RunFigures.Work work) {
        number("ailog.run.windows", "Windows of 15 minutes in the ranges of the last run", job, (double)
                work.windows());
        number("ailog.run.documents", "Error documents in the ranges of the last run", job, (double) work.documents());
        for (final Severity severity : Severity.values()) {
            number(
                    "ailog.run.incidents",
                    "Incidents in the ranges of the last run",
                    job.and("severity", severity.name().toLowerCase(Locale.ROOT)),
                    work.incidents().getOrDefault(severity, 0L));
        }
    }

    private void seconds(final String name, final String description, final double value) {
        Gauge.builder(name, () -> value)
                .baseUnit(SECONDS)
                .description(description)
                .tags(job)
                .register(registry);
    }

    private void number(final String name, final String description, final Tags tags, final double value) {
        Gauge.builder(name, () -> value).description(description).tags(tags).register(registry);
    }

    private static double seconds(final Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static double seconds(final Instant time) {
        return time.toEpochMilli() / 1000.0;
    }
}
