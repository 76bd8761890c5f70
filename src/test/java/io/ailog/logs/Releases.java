package io.ailog.logs;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Which version of an application runs where: one release a week, each on its own evening, later stages later. */
final class Releases {
    static final int DAYS_BETWEEN = 7;

    private static final long FIRST = 2_880;
    private static final int EVENING_HOUR = 18;

    private Releases() {}

    /** As in {@code 3.88.0}. */
    static String version(final String application, final Stage stage, final Instant time) {
        final Dice dice = Dice.of(0, "release", application, 0);
        final int major = dice.between(1, 4);
        final int dayOfTrain = dice.below(DAYS_BETWEEN);
        final Instant shifted =
                time.minus(EVENING_HOUR, ChronoUnit.HOURS).minus((long) dayOfTrain + stage.lagDays(), ChronoUnit.DAYS);
        final long train = Math.floorDiv(
                shifted.getEpochSecond(), ChronoUnit.DAYS.getDuration().toSeconds() * DAYS_BETWEEN);
        return major + "." + (train - FIRST) + ".0";
    }
}
