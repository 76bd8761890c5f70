package io.ailog.logs;

import io.ailog.window.Window;
import java.time.DayOfWeek;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * How many errors a namespace usually logs in a window: busy office hours, quiet nights and weekends, a nightly batch on
 * some stages, better and worse days, and noise.
 */
final class Rhythm {
    /** ERROR documents per window of the busiest hour at load 1; makes about a million documents in three weeks. */
    private static final double BUSIEST = 88;

    /** The smaller, the noisier. */
    private static final double EVENNESS = 14;

    private static final double DAILY_SPREAD = 0.06;

    private static final double[] OFFICE = {
        .12, .11, .11, .11, .13, .22, .48, .78, .96, 1.0, .97, .85, .80, .94, 1.0, .92, .74, .52, .38, .30, .24, .20,
        .16, .13
    };
    private static final double[] BATCH = {
        0, .30, .45, .25, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, .10, 0
    };

    private final long seed;

    Rhythm(final long seed) {
        this.seed = seed;
    }

    /** The ERROR documents of a window without planted ones. */
    int errors(final Environment environment, final Window window) {
        final Dice dice =
                Dice.of(seed, "errors", environment.namespace(), window.start().getEpochSecond());
        return dice.negativeBinomial(mean(environment, window), EVENNESS);
    }

    private double mean(final Environment environment, final Window window) {
        final OffsetDateTime time = window.start().atOffset(ZoneOffset.UTC);
        final double load = environment.product().load() * environment.stage().load();
        return BUSIEST
                * load
                * ofWeek(time.getDayOfWeek())
                * ofDay(environment, time)
                * better(environment, time.toLocalDate().toEpochDay());
    }

    private static double ofWeek(final DayOfWeek day) {
        return switch (day) {
            case MONDAY -> 1.0;
            case TUESDAY -> 1.06;
            case WEDNESDAY -> 1.02;
            case THURSDAY -> 0.98;
            case FRIDAY -> 0.82;
            case SATURDAY -> 0.26;
            case SUNDAY -> 0.20;
        };
    }

    /** Between two hours in a straight line, so that quarters differ. */
    private static double ofDay(final Environment environment, final OffsetDateTime time) {
        final double part = time.getMinute() / 60.0;
        final int hour = time.getHour();
        final int then = (hour + 1) % 24;
        final double office = OFFICE[hour] * (1 - part) + OFFICE[then] * part;
        final double batch = BATCH[hour] * (1 - part) + BATCH[then] * part;
        return environment.stage().hasNightlyBatch() ? office + batch : office;
    }

    private double better(final Environment environment, final long day) {
        return StrictMath.exp(DAILY_SPREAD
                * Dice.of(seed, "day", environment.namespace(), day).normal());
    }
}
