package io.ailog.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ailog.delivery.MailSettings.Server;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelSettingsTest {
    private static final Duration TEN = Duration.ofSeconds(10);
    private static final MailSettings NO_MAIL = new MailSettings("", "", server(""));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hooks.example/S3cret",
                "ftp://hooks.example/S3cret",
                "https://u:S3cret@hooks.example",
                "https://[S3cret"
            })
    void refuseWhatIsNoUrlWithoutShowingIt(final String url) {
        assertThatThrownBy(() -> new ChannelSettings(url, "", NO_MAIL, TEN))
                .hasMessageContaining("`TEAMS_WEBHOOK_URL` must be")
                .hasMessageNotContaining("S3cret");
        assertThatThrownBy(() -> new ChannelSettings("", url, NO_MAIL, TEN))
                .hasMessageContaining("`SLACK_WEBHOOK_URL` must be");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a@",
                "@b.example",
                "a@b.example;c@d.example",
                "a b@c.example",
                "a@b.example\r\nBcc: c@d.example",
                "<a@b.example>",
                ","
            })
    void refuseWhatIsNoAddress(final String to) {
        assertThatThrownBy(() -> new MailSettings(to, "from@b.example", server("mail.example")))
                .hasMessageContaining("`ALERT_EMAIL_TO` must be");
        assertThatThrownBy(() -> new MailSettings("to@b.example", to, server("mail.example")))
                .hasMessageContaining("`SMTP_FROM` must be");
    }

    @Test
    void wantAServerForMail() {
        assertThatThrownBy(() -> new MailSettings("to@b.example", "from@b.example", server("")))
                .hasMessageContaining("`SMTP_HOST` must name");
        assertThat(new MailSettings("a@b.example, c@d.example,", "from@b.example", server("mail.example")).addresses())
                .containsExactly("a@b.example", "c@d.example");
    }

    @Test
    void showNoSecrets() {
        final MailSettings mail = new MailSettings("to@b.example", "from@b.example", server("mail.example"));
        assertThat(new ChannelSettings("https://hooks.example/S3cret", "https://hooks.example/S3cret", mail, TEN) + " "
                        + mail)
                .doesNotContain("S3cret");
    }

    @Test
    void refuseWaitsAndPortsThatMakeNoSense() {
        assertThatThrownBy(() -> new ChannelSettings("", "", NO_MAIL, Duration.ofSeconds(61)))
                .hasMessageContaining("`ailog.announcements.timeout` must be 100ms to 60s");
        assertThatThrownBy(() -> new Server("h", 0, "", "", true, false)).hasMessageContaining("`SMTP_PORT` must be");
    }

    private static Server server(final String host) {
        return new Server(host, 587, "ailog", "S3cret", true, false);
    }
}
