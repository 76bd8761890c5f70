package io.ailog.benchmark;

/**
 * How much the benchmarks do, from system properties: {@code benchmark.scale} shrinks all of them (0.02 takes a minute or
 * two), {@code benchmark.documents}, {@code .rows}, {@code .pairs} and {@code .growth.documents} set one of them, and
 * {@code benchmark.rounds} says how often each is measured.
 *
 * @param documents in the logs that {@code init} counts
 * @param rows of peak_raw_data that {@code thresholds} reads
 * @param pairs of window and namespace that are judged
 * @param growthDocuments over the eight weeks of the growth benchmark
 * @param rounds of which the median is reported
 */
record Size(long documents, long rows, long pairs, long growthDocuments, int rounds) {
    static Size configured() {
        final double scale = Double.parseDouble(System.getProperty("benchmark.scale", "1"));
        return new Size(
                scaled("documents", 5_000_000, scale),
                scaled("rows", 5_000_000, scale),
                scaled("pairs", 400_000, scale),
                scaled("growth.documents", 2_000_000, scale),
                Integer.getInteger("benchmark.rounds", 5));
    }

    /** Rounds of what takes minutes, fewer so that all of it ends within the hour. */
    int longRounds() {
        return Math.min(rounds, 3);
    }

    private static long scaled(final String name, final long full, final double scale) {
        return Long.getLong("benchmark." + name, Math.round(full * scale));
    }
}
