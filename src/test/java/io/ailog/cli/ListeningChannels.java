package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.ailog.server.LogDocuments;
import io.ailog.server.TestElasticsearch;
import io.ailog.server.TestPostgres;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Servers that take announcements, and an installation that finds something to announce. */
abstract class ListeningChannels {
    static final String CRITICAL = "pca-sit-01-app";
    static final String WARNED = "pca-dev-01-app";
    static final String SECRET = "Hook-Secr3t";
    static final String SMTP_SECRET = "Smtp-Secr3t";
    static final String DAY = "2026-03-02T";

    final GreenMail mail =
            new GreenMail(new ServerSetup[] {ServerSetup.SMTP.dynamicPort(), ServerSetup.SMTPS.dynamicPort()});
    final WebhookReceiver teams;
    final WebhookReceiver slack;

    @TempDir
    Path home;

    Shell shell;

    ListeningChannels() throws IOException {
        teams = new WebhookReceiver(202);
        slack = new WebhookReceiver(200);
    }

    @BeforeEach
    void startAfresh() {
        TestPostgres.clear();
        TestElasticsearch.startAfresh();
        mail.start();
        shell = new Shell(home)
                .onTestServers()
                // a spike is high with up to 199 errors, and critical with more
                .with("AILOG_DETECTION_SPIKE_WEIGHT", "60")
                .with("AILOG_DETECTION_BURST_WEIGHT", "0")
                .with("AILOG_DETECTION_CROSSNAMESPACE_WEIGHT", "0")
                .with("AILOG_DETECTION_NEWSIGNATURE_WEIGHT", "0");
    }

    @AfterEach
    void stop() {
        mail.stop();
        teams.close();
        slack.close();
    }

    void teams() {
        shell.with("TEAMS_WEBHOOK_URL", teams.url("/" + SECRET + "/teams?sig=" + SECRET));
    }

    void everywhere() {
        teams();
        mail.setUser("ailog@company.example", "ailog", SMTP_SECRET);
        shell.with("SLACK_WEBHOOK_URL", slack.url("/services/" + SECRET))
                .with("ALERT_EMAIL_TO", "team@company.example, on-call@company.example")
                .with("SMTP_FROM", "ailog@company.example")
                .with("SMTP_HOST", "127.0.0.1")
                .with("SMTP_PORT", Integer.toString(mail.getSmtp().getPort()))
                .with("SMTP_USERNAME", "ailog")
                .with("SMTP_PASSWORD", SMTP_SECRET)
                .with("SMTP_STARTTLS", "false");
    }

    Shell.Result regular(final String time, final String... options) {
        final Shell.Result result = shell.at(Instant.parse(DAY + time + ":00Z"))
                .run(Stream.concat(Stream.of("regular"), Stream.of(options)).toArray(String[]::new));
        assertThat(result.code()).describedAs(result.err()).isZero();
        return result;
    }

    /** So many errors in the first minutes of a window. */
    static void load(final String namespace, final String window, final int errors) {
        final LogDocuments documents = new LogDocuments();
        for (int i = 0; i < errors; i++) {
            documents.error(Instant.parse(DAY + window + ":00Z").plusSeconds(i), namespace);
        }
        TestElasticsearch.load("logs-1", documents);
    }

    /** The text part, 0, or that of HTML, 1. */
    static String part(final MimeMessage message, final int number) throws MessagingException, IOException {
        final Multipart mixed = (Multipart) message.getContent();
        final Multipart related = (Multipart) mixed.getBodyPart(0).getContent();
        final Multipart both = (Multipart) related.getBodyPart(0).getContent();
        return both.getBodyPart(number).getContent().toString().replace("\r\n", "\n");
    }

    static <T> T theOne(final List<T> all) {
        assertThat(all).hasSize(1);
        return all.get(0);
    }
}
