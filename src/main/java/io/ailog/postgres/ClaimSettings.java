package io.ailog.postgres;

import io.ailog.window.Failure;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How claims are kept, as {@code ailog.claims} says.
 *
 * @param check how often a running job looks whether it was asked to stop or has lost its claim
 */
@ConfigurationProperties("ailog.claims")
record ClaimSettings(Duration check) {
    ClaimSettings {
        if (check.compareTo(Duration.ofMillis(100)) < 0 || check.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new Failure(
                    Failure.Kind.CONFIGURATION, "`ailog.claims.check` must be 100ms to 1m, was " + check + ".");
        }
    }
}
