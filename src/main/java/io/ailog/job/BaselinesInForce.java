package io.ailog.job;

import io.ailog.threshold.Baselines;
import io.ailog.threshold.ThresholdStore;
import org.jspecify.annotations.Nullable;

/** The baselines of one job execution: read once, when first asked for, so that all its windows are judged by one set. */
class BaselinesInForce {
    private final ThresholdStore thresholds;
    private @Nullable Baselines baselines;

    BaselinesInForce(final ThresholdStore thresholds) {
        this.thresholds = thresholds;
    }

    synchronized Baselines get() {
        if (baselines == null) {
            baselines = thresholds.inForce();
        }
        return baselines;
    }
}
