package io.ailog.threshold;

/**
 * When a percentile is trusted, and what stands in for a namespace that nothing is known of.
 *
 * @param minimumSamples windows below which a day's percentile gives way to the CAP
 * @param fallback errors per window where there is neither percentile nor CAP
 */
public record ThresholdPolicy(long minimumSamples, double fallback) {
    public ThresholdPolicy {
        if (minimumSamples < 1) {
            throw new IllegalArgumentException(
                    "`ailog.thresholds.minimum-samples` must be 1 or more, was " + minimumSamples);
        }
        if (!(fallback > 0 && fallback <= 1e9)) {
            throw new IllegalArgumentException(
                    "`ailog.thresholds.fallback` must be above 0 and at most 1000000000, was " + fallback);
        }
    }
}
