package io.ailog.job;

import io.ailog.detection.BurstRule;
import io.ailog.detection.CascadeRule;
import io.ailog.detection.CrossNamespaceRule;
import io.ailog.detection.Detector;
import io.ailog.detection.NewRule;
import io.ailog.detection.RegressionRule;
import io.ailog.detection.SpikeRule;
import io.ailog.incident.Scoring;
import io.ailog.service.Health;
import io.ailog.threshold.ThresholdPolicy;
import io.ailog.window.Namespaces;
import io.ailog.window.Window;
import java.time.Duration;
import java.util.List;
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
     * @param chunkWindows windows that are committed together, at most
     * @param chunkPairs windows times namespaces that are committed together, about, so that many namespaces need no
     *     more memory
     * @param chunkDocuments documents that are read before what they say is committed, about
     * @param catchUp how far back {@code regular} makes up for windows that were missed
     */
    public record Batch(int chunkWindows, int chunkPairs, long chunkDocuments, Duration catchUp) {
        /** For more there is `backfill`. */
        private static final Duration LONGEST_CATCH_UP = Duration.ofDays(31);

        public Batch {
            if (chunkWindows < 1 || chunkWindows > 96) {
                throw new IllegalArgumentException("`ailog.batch.chunk-windows` must be 1 to 96, was " + chunkWindows);
            }
            if (chunkPairs < 1_000 || chunkPairs > 1_000_000) {
                throw new IllegalArgumentException(
                        "`ailog.batch.chunk-pairs` must be 1000 to 1000000, was " + chunkPairs);
            }
            if (chunkDocuments < 1_000 || chunkDocuments > 100_000_000) {
                throw new IllegalArgumentException(
                        "`ailog.batch.chunk-documents` must be 1000 to 100000000, was " + chunkDocuments);
            }
            final boolean isNone = catchUp.isZero();
            if (!isNone && (catchUp.compareTo(Window.LENGTH) < 0 || catchUp.compareTo(LONGEST_CATCH_UP) > 0)) {
                throw new IllegalArgumentException("`ailog.batch.catch-up` must be 0, or 15m to "
                        + LONGEST_CATCH_UP.toDays() + "d, was " + catchUp + ". Write a day as 24h.");
            }
        }

        /** How many windows a chunk of {@code namespaces} is. */
        int chunk(final Namespaces namespaces) {
            return Math.max(
                    1, Math.min(chunkWindows, chunkPairs / namespaces.all().size()));
        }
    }

    /**
     * Limits and weights of the rules, and of what follows from them.
     *
     * @param health what a service's health loses
     */
    public record Detection(
            SpikeRule.Settings spike,
            BurstRule.Settings burst,
            NewRule.Settings newSignature,
            CrossNamespaceRule.Settings crossNamespace,
            RegressionRule.Settings regression,
            CascadeRule.Settings cascade,
            Scoring scoring,
            Health health) {
        /** The rules in the order in which their evidence is told. */
        Detector detector() {
            return new Detector(List.of(
                    new SpikeRule(spike),
                    new BurstRule(burst),
                    new NewRule(newSignature),
                    new CrossNamespaceRule(crossNamespace),
                    new RegressionRule(regression),
                    new CascadeRule(cascade)));
        }
    }
}
