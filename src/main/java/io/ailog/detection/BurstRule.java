package io.ailog.detection;

import io.ailog.window.BusiestMinute;
import io.ailog.window.Window;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Stream;

/** Errors that came within a minute, rather than spread over the window. */
public record BurstRule(Settings settings) implements Rule {
    private static final double MINUTES = Window.LENGTH.toMinutes();

    /**
     * What a burst is.
     *
     * @param weight points for it
     * @param times multiple of the window's mean per minute that the busiest minute must exceed
     * @param errors documents that the busiest minute must hold at least
     */
    public record Settings(double weight, double times, long errors) {
        public Settings {
            Limit.points("burst.weight", weight);
            Limit.multiple("burst.times", times);
            Limit.number("burst.errors", errors, 1, 1_000_000_000);
        }
    }

    @Override
    public Stream<Finding> findings(final Case given) {
        return given.facts().namespaces().stream().flatMap(namespace -> namespace.busiest().stream()
                .filter(busiest ->
                        busiest.errors() >= settings.errors() && busiest.errors() > settings.times() * mean(namespace))
                .map(busiest -> finding(namespace, busiest)));
    }

    /** Errors per minute. */
    private static double mean(final NamespaceFacts namespace) {
        return namespace.count() / MINUTES;
    }

    private Finding finding(final NamespaceFacts namespace, final BusiestMinute busiest) {
        final double mean = mean(namespace);
        final double most = Math.max(Math.floor(settings.times() * mean), settings.errors() - 1.0);
        final String sentence = String.format(
                Locale.ROOT,
                "%,d of %,d errors came within the 60 seconds from %s, where the window's mean is %.1f a minute; no burst"
                        + " at or below %,.0f in a minute.",
                busiest.errors(),
                namespace.count(),
                busiest.start().truncatedTo(ChronoUnit.SECONDS),
                mean,
                most);
        final double threshold = Math.max(settings.times() * mean, (double) settings.errors());
        return new Finding(
                namespace.namespace(),
                Flag.BURST,
                settings.weight(),
                new Evidence(Flag.BURST.column(), busiest.errors(), mean, threshold, null, sentence));
    }
}
