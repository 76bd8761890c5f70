package io.ailog.delivery;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where announcements go, as {@code ailog.announcements} says.
 *
 * @param teamsUrl of a workflow of Teams that takes a card, {@code TEAMS_WEBHOOK_URL}; empty for none
 * @param slackUrl of an incoming webhook of Slack, {@code SLACK_WEBHOOK_URL}; empty for none
 * @param timeout longest wait for a channel, its whole answer included
 */
@ConfigurationProperties("ailog.announcements")
record ChannelSettings(String teamsUrl, String slackUrl, MailSettings mail, Duration timeout) {
    ChannelSettings {
        requireUrl("TEAMS_WEBHOOK_URL", teamsUrl);
        requireUrl("SLACK_WEBHOOK_URL", slackUrl);
        if (timeout.compareTo(Duration.ofMillis(100)) < 0 || timeout.compareTo(Duration.ofSeconds(60)) > 0) {
            throw new IllegalArgumentException(
                    "`ailog.announcements.timeout` must be 100ms to 60s, was " + timeout + ".");
        }
    }

    private static void requireUrl(final String key, final String text) {
        if (!text.isBlank() && !WebAddress.isValid(text)) {
            throw new IllegalArgumentException("`" + key + "` must be an https or http URL without a user, as its maker"
                    + " shows it. It is not shown, for whoever has it can write there.");
        }
    }

    @Override
    public String toString() {
        return "ChannelSettings[timeout=" + timeout + "]";
    }
}
