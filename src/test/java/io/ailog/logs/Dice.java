package io.ailog.logs;

/**
 * A source of numbers that are random to look at and the same for the same seed, on every machine and Java version.
 *
 * <p>It is SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", OOPSLA 2014), written out
 * because the library's generators don't promise their sequences. Seeds are mixed by {@link #of}: the seed of the whole,
 * then each part in turn is added to the state, together with the golden gamma, and scrambled by the generator's own
 * finaliser. So neighbouring windows have unrelated sequences, and none depends on how many numbers another one drew.
 */
final class Dice {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double MOST_AT_ONCE = 30;

    private long state;

    private Dice(final long state) {
        this.state = state;
    }

    /** The dice for one purpose, one namespace and one moment. */
    static Dice of(final long seed, final String purpose, final String namespace, final long moment) {
        long state = seed;
        for (final long part : new long[] {hash(purpose), hash(namespace), moment}) {
            state = scramble(state + GOLDEN_GAMMA + part);
        }
        return new Dice(state);
    }

    long next() {
        state += GOLDEN_GAMMA;
        return scramble(state);
    }

    /** 0 to {@code bound - 1}. */
    int below(final int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /** {@code from} to {@code to}, both included. */
    int between(final int from, final int to) {
        return from + below(to - from + 1);
    }

    /** 0 inclusive to 1 exclusive. */
    double unit() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    boolean chance(final double probability) {
        return unit() < probability;
    }

    /** Standard normal, by Marsaglia's polar method. */
    double normal() {
        double x;
        double square;
        do {
            x = 2 * unit() - 1;
            final double y = 2 * unit() - 1;
            square = x * x + y * y;
        } while (square >= 1 || square == 0);
        return x * StrictMath.sqrt(-2 * StrictMath.log(square) / square);
    }

    /** Gamma of mean 1 and variance {@code 1 / shape}, for shapes from 1 on (Marsaglia and Tsang, 2000). */
    double gamma(final double shape) {
        final double d = shape - 1.0 / 3;
        while (true) {
            final double x = normal();
            final double cube = 1 + x / StrictMath.sqrt(9 * d);
            final double v = cube * cube * cube;
            if (v > 0 && StrictMath.log(1 - unit()) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
                return d * v / shape;
            }
        }
    }

    /** Poisson, by Knuth's product; large means in pieces, since the sum of Poisson numbers is one. */
    int poisson(final double mean) {
        double left = mean;
        int total = 0;
        while (left > MOST_AT_ONCE) {
            total += smallPoisson(MOST_AT_ONCE);
            left -= MOST_AT_ONCE;
        }
        return total + smallPoisson(left);
    }

    /** Negative binomial as a Poisson whose mean varies: variance {@code mean + mean^2 / shape}. */
    int negativeBinomial(final double mean, final double shape) {
        return poisson(mean * gamma(shape));
    }

    private int smallPoisson(final double mean) {
        final double limit = StrictMath.exp(-mean);
        int count = 0;
        for (double product = unit(); product > limit; product *= unit()) {
            count++;
        }
        return count;
    }

    private static long scramble(final long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** FNV-1a of 64 bits. */
    private static long hash(final String text) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        }
        return hash;
    }
}
