package io.ailog.delivery;

import io.ailog.report.AnnouncementChannel;
import io.ailog.report.Message;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A workflow of Teams that posts the card it is given. */
@Component
final class TeamsChannel implements AnnouncementChannel {
    private final ChannelSettings settings;

    TeamsChannel(final ChannelSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "teams";
    }

    @Override
    public boolean isWanted() {
        return !settings.teamsUrl().isBlank();
    }

    @Override
    public Optional<String> problem(final Message message) {
        return new WebhookDelivery("TEAMS_WEBHOOK_URL", settings.teamsUrl(), settings.timeout(), TeamsCard::of)
                .problem(message);
    }
}
