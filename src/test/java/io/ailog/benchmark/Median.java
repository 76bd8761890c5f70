package io.ailog.benchmark;

import java.util.stream.DoubleStream;

/** The middle of some numbers, or the mean of the middle two. */
public final class Median {
    private Median() {}

    public static double of(final DoubleStream values) {
        final double[] sorted = values.sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
