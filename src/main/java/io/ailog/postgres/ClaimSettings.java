package io.ailog.postgres;

import io.ailog.window.Failure;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How claims are kept, as {@code ailog.claims} says.
 *
 * @param check how often a running job looks whether it was asked to stop or has lost its claim
 * @param answerTimeout longest wait for the database's answer where a claim is made, looked after or given back
 * @param grace how long the chunk in hand may go on when its claim is lost, before its connections are cut
 */
@ConfigurationProperties("ailog.claims")
record ClaimSettings(Duration check, Duration answerTimeout, Duration grace) {
    ClaimSettings {
        requireWithin("check", check, Duration.ofMillis(100), Duration.ofMinutes(1));
        requireWithin("answer-timeout", answerTimeout, Duration.ofSeconds(1), Duration.ofMinutes(10));
        requireWithin("grace", grace, Duration.ofMillis(100), Duration.ofMinutes(10));
    }

    private static void requireWithin(
            final String key, final Duration value, final Duration least, final Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new Failure(
                    Failure.Kind.CONFIGURATION,
                    "`ailog.claims." + key + "` must be " + text(least) + " to " + most.toMinutes() + "m, was " + value
                            + ".");
        }
    }

    private static String text(final Duration time) {
        return time.toSeconds() > 0 ? time.toSeconds() + "s" : time.toMillis() + "ms";
    }
}
