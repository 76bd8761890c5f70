package io.ailog.threshold;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How thresholds are to be computed.
 *
 * @param since counts of windows before it are left out, null for all
 * @param zeroWindows whether covered windows without errors count as samples of 0
 */
public record ThresholdRequest(
        Percentile percentile, @Nullable Instant since, boolean zeroWindows) {}
