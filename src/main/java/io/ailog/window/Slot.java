package io.ailog.window;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * The place of a window in the week, in UTC: what windows of different weeks have in common.
 *
 * @param hour 0 to 23
 * @param quarter 0 to 3
 */
public record Slot(DayOfWeek day, int hour, int quarter) {
    public Slot {
        if (hour < 0 || hour > 23 || quarter < 0 || quarter > 3) {
            throw new IllegalArgumentException(
                    "`hour` must be 0 to 23 and `quarter` 0 to 3, were " + hour + " and " + quarter);
        }
    }

    /** The slot of the window that {@code time} falls into. */
    public static Slot of(final Instant time) {
        final OffsetDateTime utc = time.atOffset(ZoneOffset.UTC);
        return new Slot(utc.getDayOfWeek(), utc.getHour(), utc.getMinute() / 15);
    }

    /** The day as the tables write it, 0 = Monday to 6 = Sunday. */
    public int dayNumber() {
        return dayNumber(day);
    }

    /** {@code day} as the tables write it, 0 = Monday to 6 = Sunday: the one place that converts. */
    public static int dayNumber(final DayOfWeek day) {
        return day.getValue() - 1;
    }

    /** The day of the tables' number, 0 = Monday to 6 = Sunday. */
    public static DayOfWeek day(final int dayNumber) {
        return DayOfWeek.of(dayNumber + 1);
    }
}
