package io.ailog.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Two ways of doing the same, run in turns after some rounds that are not measured, in which the JVM compiles what it
 * runs, so that whatever else the machine does meets both.
 *
 * @param all floor and ours of each round, in seconds
 */
record Rounds(List<Round> all) {
    private static final int WARM_UP = 5;

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
        final List<Round> rounds = new ArrayList<>();
        for (int i = -WARM_UP; i < number; i++) {
            final Round round = new Round(floor.seconds(), ours.seconds());
            if (i >= 0) {
                rounds.add(round);
            }
        }
        return new Rounds(rounds);
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
