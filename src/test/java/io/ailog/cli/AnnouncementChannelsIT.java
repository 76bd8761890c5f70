package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.server.LogDocuments;
import io.ailog.server.TestElasticsearch;
import io.ailog.server.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The channels of announcements: what they may show, who may listen, and how they are tried. */
class AnnouncementChannelsIT extends ListeningChannels {
    private static final String HOSTILE = "@channel <!here> [free](https://evil.example/x) password=hunter2"
            + " <script>alert(1)</script>\\n\\tat com.example.Shop.sell(Shop.java:1)";

    AnnouncementChannelsIT() throws IOException {}

    @Test
    void showNoSecretsAndNothingOfHostileLogsThatActs() throws Exception {
        everywhere();
        final LogDocuments documents = new LogDocuments();
        for (int i = 0; i < 150; i++) {
            documents.json("""
                    {"@timestamp":"%sT11:45:00Z","level":"ERROR","kubernetes":{"namespace":"%s"},\
                    "application":{"name":"<b>shop</b>"},"message":"%s"}""".formatted("2026-03-02", CRITICAL, HOSTILE));
        }
        TestElasticsearch.load("logs-1", documents);
        shell.with("LOG_LEVEL", "TRACE")
                .with("LOGGING_LEVEL_ROOT", "TRACE")
                // the receivers of this test, in the same JVM
                .with("LOGGING_LEVEL_COM_SUN_NET_HTTPSERVER", "INFO");
        final Shell.Result result = regular("12:02");
        teams.answers(500);
        slack.answers(404);
        final Shell.Result failed = shell.run("announce", "--test");

        final JsonNode card = theOne(teams.taken());
        assertThat(card.findValuesAsString("type"))
                .containsOnly("message", "AdaptiveCard", "RichTextBlock", "TextRun", "Container");
        final JsonNode blocks = theOne(slack.taken());
        assertThat(blocks.get("text").asString())
                .isEqualTo("Log incidents: 1 critical (pca-sit-01-app)\nCRITICAL new: pca-sit-01-app");
        assertThat(blocks.get("blocks").findValuesAsString("type"))
                .containsOnly("header", "section", "context", "plain_text");
        final String html = part(mail.getReceivedMessages()[0], 1);
        for (final String shown : List.of(
                String.join("\n", WebhookReceiver.texts(card)),
                String.join("\n", WebhookReceiver.texts(blocks)),
                part(mail.getReceivedMessages()[0], 0),
                html)) {
            assertThat(shown)
                    .contains("\u2039b\u203ashop\u2039/b\u203a: ")
                    .contains("\uff20channel \u2039!here\u203a [free](https[:]//evil.example/x) password=***")
                    .doesNotContain("hunter2", "at com.example", "<!here>", "@channel", "https://evil");
        }
        assertThat(html).doesNotContainPattern("<(?!/?(html|head|meta|title|body|h1|div|strong|br|p|!DOCTYPE)\\b)");
        final List<String> all = Stream.concat(
                        Stream.of(result.out(), result.err(), failed.out(), failed.err()),
                        Stream.concat(
                                logs(),
                                TestPostgres.query("SELECT t::text FROM ailog_batch.announcement_channel AS t")
                                        .stream()))
                .flatMap(String::lines)
                .toList();
        assertThat(all).anyMatch(line -> line.contains("TRACE"));
        assertThat(all.stream().filter(line -> line.contains("Secr3t"))).isEmpty();
    }

    @Test
    void areTriedByACommand() throws Exception {
        final Shell.Result none = shell.run("announce", "--test");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.lastLine()).contains("No channel is configured. Set TEAMS_WEBHOOK_URL");

        everywhere();
        final Shell.Result all = shell.without("DB_HOST").run("announce", "--test");
        assertThat(all.code()).isZero();
        assertThat(all.out().lines())
                .containsExactly(
                        "mail took the sample.",
                        "slack took the sample.",
                        "teams took the sample.",
                        "Look whether it has arrived: Teams and mail servers answer before they deliver.");
        assertThat(WebhookReceiver.texts(theOne(teams.taken())))
                .contains("Test of AI Log Analyzer: announcements will come here", "WARNING new: sample-namespace");
        assertThat(mail.getReceivedMessages()).hasSize(2);
        assertThat(mail.getReceivedMessages()[0].getFrom()[0]).hasToString("ailog@company.example");

        slack.answers(410);
        final Shell.Result one = shell.run("announce", "--test");
        assertThat(one.code()).isEqualTo(5);
        assertThat(one.lastLine())
                .isEqualTo(
                        "error: slack did not take the sample: it answered with status 410. Check SLACK_WEBHOOK_URL.");
        assertThat(shell.run("announce").code()).isEqualTo(2);
    }

    @Test
    void goByMailToNoServerThatIsNotWhoItSaysOrThatDoesNotKnowWhoAsks() {
        everywhere();
        mail.setUser("ailog@company.example", "ailog", "another");
        assertThat(mailProblem()).contains("it refuses who asks. Check SMTP_USERNAME and SMTP_PASSWORD");
        shell.with("SMTP_STARTTLS", "true");
        assertThat(mailProblem()).contains("Check SMTP_HOST, SMTP_PORT, SMTP_TLS and SMTP_STARTTLS");
        shell.with("SMTP_TLS", "true")
                .with("SMTP_PORT", Integer.toString(mail.getSmtps().getPort()));
        // a thread of GreenMail dies of the client that hangs up
        final Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, problem) -> {});
        try {
            assertThat(mailProblem()).contains("its certificate is not trusted");
            shell.with("SMTP_PORT", "1");
            assertThat(mailProblem()).contains("no connection, or it broke");
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void areRefusedWhereTheyCouldNotGo() {
        final Shell.Result url =
                shell.with("TEAMS_WEBHOOK_URL", "hooks.example/" + SECRET).run("regular");
        assertThat(url.code()).isEqualTo(2);
        assertThat(url.lastLine())
                .contains("`TEAMS_WEBHOOK_URL` must be an https or http URL")
                .doesNotContain(SECRET);
        final Shell.Result to = shell.without("TEAMS_WEBHOOK_URL")
                .with("ALERT_EMAIL_TO", "somebody")
                .run("regular");
        assertThat(to.code()).isEqualTo(2);
        assertThat(to.lastLine()).contains("`ALERT_EMAIL_TO` must be addresses");
        final Shell.Result from = shell.with("ALERT_EMAIL_TO", "a@b.example").run("regular");
        assertThat(from.lastLine()).contains("`SMTP_FROM` must be the address of a sender");
    }

    private String mailProblem() {
        final Shell.Result result =
                shell.without("TEAMS_WEBHOOK_URL").without("SLACK_WEBHOOK_URL").run("announce", "--test");
        assertThat(result.code()).isEqualTo(5);
        return result.lastLine();
    }

    private Stream<String> logs() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("logs"))) {
            return files.filter(Files::isRegularFile).map(AnnouncementChannelsIT::content).toList().stream();
        }
    }

    private static String content(final Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
