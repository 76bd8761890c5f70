package io.ailog.postgres;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Points in time with how long ago they are, as people read them. */
final class Ages {
    private Ages() {}

    /** {@code 12 min ago (2026-01-01T10:15:00Z)}. */
    static String ago(final Instant time, final Instant now) {
        return text(Duration.between(time, now.isBefore(time) ? time : now)) + " ago ("
                + time.truncatedTo(ChronoUnit.SECONDS) + ")";
    }

    private static String text(final Duration age) {
        if (age.toDays() >= 2) {
            return age.toDays() + " days";
        }
        return age.toHours() >= 2 ? age.toHours() + " h" : age.toMinutes() + " min";
    }
}
