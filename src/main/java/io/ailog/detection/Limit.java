package io.ailog.detection;

/** Checks of the rules' settings, which name the key as {@code application.yaml} has it. */
final class Limit {
    /** Scores end at 100, so points beyond it say nothing. */
    private static final double MOST_POINTS = 100;

    private static final double MOST_TIMES = 1_000;

    private Limit() {}

    static void points(final String key, final double value) {
        require(key, value, MOST_POINTS, "Scores end at 100, and so do the points of a rule.");
    }

    static void multiple(final String key, final double value) {
        require(key, value, MOST_TIMES, "It is a multiple of what is usual.");
    }

    static void number(final String key, final long value, final long least, final long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "`ailog.detection." + key + "` must be " + least + " to " + most + ", was " + value + ".");
        }
    }

    private static void require(final String key, final double value, final double most, final String remedy) {
        if (!(value >= 0 && value <= most)) {
            throw new IllegalArgumentException(
                    "`ailog.detection." + key + "` must be 0 to " + (long) most + ", was " + value + ". " + remedy);
        }
    }
}
