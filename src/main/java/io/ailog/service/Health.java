package io.ailog.service;

import io.ailog.window.Window;

/**
 * What a service's health in a window loses: section 8 of the contract.
 *
 * @param errorPoints points for as many errors above the usual as are usual
 * @param errorLimit points that errors cost at most
 * @param criticalPoints points for a critical incident of the service's namespace in the window
 * @param highPoints points for a high one
 * @param usualAtLeast errors per window that are taken for usual where fewer are: a service that is nearly always silent
 *     isn't ill for one error
 * @param trend what counts as a difference to earlier windows
 */
public record Health(
        double errorPoints,
        double errorLimit,
        double criticalPoints,
        double highPoints,
        double usualAtLeast,
        Trend.Margin trend) {
    private static final double FULL = 100;

    public Health {
        require("error-points", errorPoints);
        require("error-limit", errorLimit);
        require("critical-points", criticalPoints);
        require("high-points", highPoints);
        if (!(usualAtLeast > 0 && usualAtLeast <= 1e9)) {
            throw new IllegalArgumentException("`ailog.detection.health.usual-at-least` must be above 0 and at most"
                    + " 1000000000, was " + usualAtLeast + ". It is a number of errors per window.");
        }
    }

    private static void require(final String key, final double value) {
        if (!(value >= 0 && value <= FULL)) {
            throw new IllegalArgumentException("`ailog.detection.health." + key + "` must be 0 to 100, was " + value
                    + ". It is a number of points.");
        }
    }

    /**
     * 100 less min(errorLimit, errorPoints x (errors - usual) / usual), less the points for incidents, within 0 and 100.
     * Nothing for errors where it is unknown what is usual, or up to what is.
     *
     * @param critical incidents of the service's namespace in that window
     * @param high the same of high severity
     */
    public ServiceHealth of(final Window window, final ServiceFacts facts, final int critical, final int high) {
        final double left = FULL - errors(facts) - criticalPoints * critical - highPoints * high;
        return new ServiceHealth(
                window, facts.errors(), Math.round(Math.max(0, left) * 100) / 100.0, Trend.of(facts, trend));
    }

    private double errors(final ServiceFacts facts) {
        if (facts.usual().isEmpty()) {
            return 0;
        }
        final double usual = Math.max(usualAtLeast, facts.usual().getAsDouble());
        final double above = Math.max(0, facts.errors().errors() - usual);
        return Math.min(errorLimit, errorPoints * above / usual);
    }
}
