package io.ailog.benchmark;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Two ways of doing the same, run in turns after some rounds that are not measured, in which the JVM compiles what it
 * runs, so that whatever else the machine does meets both.
 *
 * @param all floor and ours of each round, in seconds
 */
record Rounds(List<Round> all) {
    private static final int WARM_UP_ROUNDS = 25;
    private static final double WARM_UP_SECONDS = 40;

    /** One turn of each, in seconds. */
    record Round(double floor, double ours) {
        double ratio() {
            return ours / floor;
        }
    }

    /** Work that is timed, after preparations that are not. */
    record Way(Runnable preparation, Runnable work) {
        double seconds() {
            preparation.run();
            final long start = System.nanoTime();
            work.run();
            return (System.nanoTime() - start) / 1e9;
        }
    }

    static Rounds of(final int number, final Way floor, final Way ours) {
        double warm = 0;
        for (int i = 0; i < WARM_UP_ROUNDS && warm < WARM_UP_SECONDS; i++) {
            warm += floor.seconds() + ours.seconds();
        }
        return new Rounds(IntStream.range(0, number)
                .mapToObj(i -> new Round(floor.seconds(), ours.seconds()))
                .toList());
    }

    double median(final ToDoubleFunction<Round> value) {
        return Median.of(all.stream().mapToDouble(value));
    }

    double least(final ToDoubleFunction<Round> value) {
        return all.stream().mapToDouble(value).min().orElseThrow();
    }

    double most(final ToDoubleFunction<Round> value) {
        return all.stream().mapToDouble(value).max().orElseThrow();
    }
}
