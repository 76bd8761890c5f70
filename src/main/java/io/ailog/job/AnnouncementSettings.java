package io.ailog.job;

import io.ailog.report.AnnouncementPolicy;
import io.ailog.window.Window;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What is announced and when, as {@code ailog.announcements} says.
 *
 * @param fresh how long ago an episode may have ended that is announced for the first time
 * @param repeatAfter how long an episode that goes on is not spoken of again
 * @param growth share by which the most errors of a window must grow to be worse
 * @param digest whether history is summed up
 */
@ConfigurationProperties("ailog.announcements")
record AnnouncementSettings(Duration fresh, Duration repeatAfter, double growth, boolean digest) {
    AnnouncementSettings {
        require("fresh", fresh, Duration.ofHours(24));
        require("repeat-after", repeatAfter, Duration.ofDays(7));
        if (!(growth > 0 && growth <= 100)) {
            throw new IllegalArgumentException("`ailog.announcements.growth` must be above 0 and at most 100, was "
                    + growth + ". Write 30 % as 0.3.");
        }
    }

    AnnouncementPolicy policy() {
        return new AnnouncementPolicy(repeatAfter, growth);
    }

    private static void require(final String key, final Duration value, final Duration longest) {
        if (value.compareTo(Window.LENGTH) < 0 || value.compareTo(longest) > 0) {
            throw new IllegalArgumentException(
                    "`ailog.announcements." + key + "` must be 15m to " + longest.toHours() + "h, was " + value + ".");
        }
    }
}
