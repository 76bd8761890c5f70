package io.ailog.delivery;

import io.ailog.report.AnnouncementChannel;
import io.ailog.report.Message;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** An incoming webhook of Slack. */
@Component
final class SlackChannel implements AnnouncementChannel {
    private final ChannelSettings settings;

    SlackChannel(final ChannelSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "slack";
    }

    @Override
    public boolean isWanted() {
        return !settings.slackUrl().isBlank();
    }

    @Override
    public Optional<String> problem(final Message message) {
        return new WebhookDelivery("SLACK_WEBHOOK_URL", settings.slackUrl(), settings.timeout(), SlackBlocks::of)
                .problem(message);
    }
}
