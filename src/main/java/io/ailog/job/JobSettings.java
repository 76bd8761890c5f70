package io.ailog.job;

import io.ailog.detection.SpikeRule;
import io.ailog.incident.Scoring;
import io.ailog.threshold.ThresholdPolicy;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How jobs run and what their rules allow; {@code application.yaml} says each key's unit and default.
 *
 * @param batch sizes and limits of the jobs
 * @param detection limits and weights of the rules
 * @param thresholds when a percentile is trusted
 */
@ConfigurationProperties("ailog")
public record JobSettings(Batch batch, Detection detection, ThresholdPolicy thresholds) {
    /**
     * Sizes and limits.
     *
     * @param chunkWindows windows that are committed together
     * @param catchUp how far back {@code regular} makes up for windows that were missed
     */
    public record Batch(int chunkWindows, Duration catchUp) {
        public Batch {
            if (chunkWindows < 1 || chunkWindows > 96) {
                throw new IllegalArgumentException("`ailog.batch.chunk-windows` must be 1 to 96, was " + chunkWindows);
            }
            if (catchUp.isNegative()) {
                throw new IllegalArgumentException(
                        "`ailog.batch.catch-up` must not be negative, was " + catchUp + ". Write a day as 24h.");
            }
        }
    }

    /** Limits and weights of the rules. */
    public record Detection(SpikeRule.Settings spike, Scoring scoring) {}
}
