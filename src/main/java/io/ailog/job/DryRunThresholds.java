package io.ailog.job;

import io.ailog.threshold.Baselines;
import io.ailog.threshold.ThresholdRequest;
import io.ailog.threshold.ThresholdSet;
import io.ailog.threshold.ThresholdStore;

/** The thresholds of a dry run: computed, and put nowhere. */
class DryRunThresholds implements ThresholdStore {
    private final ThresholdStore store;

    DryRunThresholds(final ThresholdStore store) {
        this.store = store;
    }

    @Override
    public ThresholdSet compute(final ThresholdRequest request) {
        return store.compute(request);
    }

    @Override
    public ThresholdSet replace(final ThresholdRequest request) {
        return store.compute(request);
    }

    @Override
    public Baselines inForce() {
        return store.inForce();
    }
}
