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
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people are told at the end of runs. */
class AnnouncementsIT {
    private static final String CRITICAL = "pca-sit-01-app";
    private static final String WARNED = "pca-dev-01-app";
    private static final String SECRET = "Hook-Secr3t";
    private static final String SMTP_SECRET = "Smtp-Secr3t";
    private static final String DAY = "2026-03-02T";

    private final GreenMail mail =
            new GreenMail(new ServerSetup[] {ServerSetup.SMTP.dynamicPort(), ServerSetup.SMTPS.dynamicPort()});
    private final WebhookReceiver teams;
    private final WebhookReceiver slack;

    @TempDir
    private Path home;

    private Shell shell;

    AnnouncementsIT() throws IOException {
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

    @Test
    void tellOfAnEventOnceThenThatItIsWorseThatItLastsAndThatItIsOver() throws Exception {
        everywhere();
        load(CRITICAL, "11:45", 150);
        final Shell.Result first = regular("12:02");

        assertThat(first.err()).isEmpty();
        assertThat(first.out())
                .contains(
                        "announced: mail took 1 announcement, slack took 1 announcement, teams took 1 announcement\n");
        assertTold("CRITICAL new: pca-sit-01-app", "high since 2026-03-02 11:45, 15 min until now");

        assertThat(regular("12:03", "--rerun").out()).doesNotContain("announced");
        assertNobodyTold();

        load(CRITICAL, "12:00", 250);
        regular("12:17");
        assertTold("CRITICAL worse: pca-sit-01-app", "critical since 2026-03-02 11:45, 30 min until now");

        for (final String window : List.of("12:15", "12:30", "12:45", "13:00", "13:15", "13:30", "13:45", "14:00")) {
            load(CRITICAL, window, 250);
        }
        regular("14:17");
        assertTold("CRITICAL goes on: pca-sit-01-app", "critical since 2026-03-02 11:45, 2 h 30 min until now");

        regular("14:32");
        assertTold(
                "CRITICAL over: pca-sit-01-app",
                "critical, over: from 2026-03-02 11:45 to 2026-03-02 14:15, 2 h 30 min");

        regular("14:47");
        assertNobodyTold();
        assertThat(TestPostgres.query("SELECT concat_ws('|', channel, severity, errors, is_over)"
                        + " FROM ailog_batch.announced_episode ORDER BY channel"))
                .containsExactly("mail|critical|250|t", "slack|critical|250|t", "teams|critical|250|t");
    }

    @Test
    void areOneMessageWithTheMoreImportantNamespaceFirst() {
        teams();
        load(WARNED, "11:45", 250);
        load("pca-uat-01-app", "11:45", 150);
        load(CRITICAL, "11:30", 150);
        regular("12:02");

        final List<String> texts = WebhookReceiver.texts(theOne(teams.taken()));
        assertThat(texts.get(0)).isEqualTo("Log incidents: 2 critical, 1 warning");
        assertThat(texts.stream().filter(text -> text.contains(" new: ")))
                .containsExactly(
                        "CRITICAL new: pca-uat-01-app", "CRITICAL new: pca-sit-01-app", "WARNING new: pca-dev-01-app");
        assertThat(texts).contains("high, over: from 2026-03-02 11:30 to 2026-03-02 11:45, 15 min");
    }

    @Test
    void thatFailAreMadeByTheNextRunAndNotTwiceToOthers() throws Exception {
        everywhere();
        slack.answers(500);
        load(CRITICAL, "11:45", 150);
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            shell.with("SMTP_PORT", Integer.toString(silent.getLocalPort()))
                    .with("AILOG_ANNOUNCEMENTS_TIMEOUT", "700ms");
            final Shell.Result result = regular("12:02", "--quiet");

            assertThat(result.code()).isZero();
            assertThat(result.err())
                    .contains("slack did not take 1 announcement: it answered with status 500. Check SLACK_WEBHOOK_URL."
                            + " The next `regular` tries again.")
                    .contains("mail did not take 1 announcement: ")
                    .contains("Check SMTP_HOST");
        }
        assertThat(teams.taken()).hasSize(1);
        final String status = shell.run("status").out();
        assertThat(status)
                .contains("announcements to slack: 1 waits for the next `regular`, the last try failed at"
                        + " 2026-03-02T12:02:00Z: it answered with status 500. Check SLACK_WEBHOOK_URL\n")
                .contains("announcements to teams: none waits, the last was taken at 2026-03-02T12:02:00Z\n");
        assertThat(new JsonMapper()
                        .readTree(shell.run("status", "--json").out())
                        .get("announcements")
                        .findValuesAsString("pending"))
                .containsExactly("1", "1", "0");
        assertThat(TestPostgres.query(
                        "SELECT concat_ws('|', channel, pending, failing_since IS NOT NULL, problem IS NULL)"
                                + " FROM ailog_batch.announcement_channel ORDER BY channel"))
                .containsExactly("mail|1|t|f", "slack|1|t|f", "teams|0|f|t");

        shell.with("SMTP_PORT", Integer.toString(mail.getSmtp().getPort())).without("AILOG_ANNOUNCEMENTS_TIMEOUT");
        slack.answers(200);
        // it was over long ago, and they know nothing of it yet
        assertThat(regular("14:17").err()).isEmpty();

        assertThat(WebhookReceiver.texts(theOne(slack.taken()))).anySatisfy(text -> assertThat(text)
                .contains("CRITICAL new: pca-sit-01-app\nhigh, over: from 2026-03-02 11:45"));
        assertThat(mail.getReceivedMessages()).hasSize(2).allSatisfy(one -> assertThat(one.getSubject())
                .isEqualTo("Log incidents: 1 critical"));
        assertThat(WebhookReceiver.texts(theOne(teams.taken()))).contains("CRITICAL over: pca-sit-01-app");
        assertThat(TestPostgres.query("SELECT concat_ws('|', channel, pending, failing_since IS NULL)"
                        + " FROM ailog_batch.announcement_channel ORDER BY channel"))
                .containsExactly("mail|0|t", "slack|0|t", "teams|0|t");
        regular("14:32");
        assertThat(slack.taken()).isEmpty();
    }

    @Test
    void areMadeOnceMoreWhereTheyCouldNotBeNoted() {
        teams();
        load(CRITICAL, "11:45", 150);
        alter("ADD CONSTRAINT nothing CHECK (false) NOT VALID");
        try {
            final Shell.Result result = regular("12:02");
            assertThat(result.code()).isZero();
            assertThat(result.err()).contains("announcing to teams came to nothing, or could not be noted");
        } finally {
            alter("DROP CONSTRAINT nothing");
        }
        assertThat(teams.taken()).hasSize(1);
        regular("12:03", "--rerun");
        assertThat(WebhookReceiver.texts(theOne(teams.taken()))).contains("CRITICAL new: pca-sit-01-app");
        regular("12:04", "--rerun");
        assertThat(teams.taken()).isEmpty();
    }

    @Test
    void areMadeByOneProcessAtATime() {
        teams();
        load(CRITICAL, "11:45", 150);
        try (HoldingPoint point = HoldingPoint.before("INSERT ON ailog_batch.announced_episode", "true")) {
            final CompletableFuture<Shell.Result> one =
                    shell.at(Instant.parse(DAY + "12:02:00Z")).runBeside("regular");
            point.awaitArrival(one);
            assertThat(regular("12:03", "--rerun").code()).isZero();
            point.letGo();
            assertThat(one.join().code()).isZero();
        }
        assertThat(teams.asked()).isOne();
    }

    @Test
    void correctWhatLateLogsHaveChanged() {
        teams();
        load(CRITICAL, "11:45", 150);
        load(WARNED, "11:45", 150);
        regular("12:02");
        assertThat(teams.taken()).hasSize(1);

        TestElasticsearch.startAfresh();
        load(CRITICAL, "11:45", 250);
        regular("12:17");

        final List<String> texts = WebhookReceiver.texts(theOne(teams.taken()));
        assertThat(texts.get(0)).isEqualTo("Log incidents: 1 corrected, 1 withdrawn");
        assertThat(texts)
                .containsSequence(
                        "CRITICAL corrected: pca-sit-01-app",
                        "critical, over: from 2026-03-02 11:45 to 2026-03-02 12:00, 15 min",
                        "It was said to be high, with 150 errors in a window.")
                .containsSequence(
                        "WARNING withdrawn: pca-dev-01-app",
                        "It was said to be high from 2026-03-02 11:45 to 2026-03-02 12:00. Later data have changed the"
                                + " verdict: there was no incident.");
        regular("12:32");
        assertThat(teams.taken()).isEmpty();
    }

    @Test
    void areNotMadeOfHistoryButForADigestThatIsAskedFor() {
        teams();
        regular("08:02");
        load(CRITICAL, "09:00", 150);
        load(WARNED, "09:30", 250);
        load(WARNED, "10:00", 90);
        regular("12:02");
        assertThat(shell.run("backfill", "--from", DAY + "09:00:00Z", "--to", DAY + "12:00:00Z", "--rerun")
                        .code())
                .isZero();
        assertThat(teams.taken()).isEmpty();

        shell.with("AILOG_ANNOUNCEMENTS_DIGEST", "true");
        teams.answers(503);
        final Shell.Result failed =
                shell.run("backfill", "--from", DAY + "09:00:00Z", "--to", DAY + "12:00:00Z", "--rerun");
        assertThat(failed.err()).contains("teams did not take 1 announcement");
        teams.answers(202);
        load(CRITICAL, "12:45", 150);
        regular("15:02");

        assertThat(WebhookReceiver.texts(theOne(teams.taken())))
                .contains(
                        "Log incidents: history caught up",
                        "Caught up from 2026-03-02 09:00 to 2026-03-02 14:00: 3 events")
                .containsSequence(
                        "pca-sit-01-app: high from 2026-03-02 09:00 to 09:15, up to 150 errors in a window",
                        "pca-sit-01-app: high from 2026-03-02 12:45 to 13:00, up to 150 errors in a window",
                        "pca-dev-01-app: critical from 2026-03-02 09:30 to 09:45, up to 250 errors in a window");
        regular("15:17");
        assertThat(teams.taken()).isEmpty();
    }

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
        assertThat(blocks.get("text").asString()).isEqualTo("Log incidents: 1 critical\nCRITICAL new: pca-sit-01-app");
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
        assertThat(all.out()).isEqualTo("mail took the sample.\nslack took the sample.\nteams took the sample.\n");
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
        assertThat(mailProblem()).contains("its certificate is not trusted");
        shell.with("SMTP_PORT", "1");
        assertThat(mailProblem()).contains("no connection, or it broke");
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

    private static final String HOSTILE = "@channel <!here> [free](https://evil.example/x) password=hunter2"
            + " <script>alert(1)</script>\\n\\tat com.example.Shop.sell(Shop.java:1)";

    private void teams() {
        shell.with("TEAMS_WEBHOOK_URL", teams.url("/" + SECRET + "/teams?sig=" + SECRET));
    }

    private void everywhere() {
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

    private Shell.Result regular(final String time, final String... options) {
        final Shell.Result result = shell.at(Instant.parse(DAY + time + ":00Z"))
                .run(Stream.concat(Stream.of("regular"), Stream.of(options)).toArray(String[]::new));
        assertThat(result.code()).describedAs(result.err()).isZero();
        return result;
    }

    /** So many errors in the first minutes of a window. */
    private static void load(final String namespace, final String window, final int errors) {
        final LogDocuments documents = new LogDocuments();
        for (int i = 0; i < errors; i++) {
            documents.error(Instant.parse(DAY + window + ":00Z").plusSeconds(i), namespace);
        }
        TestElasticsearch.load("logs-1", documents);
    }

    private void assertTold(final String title, final String state) throws Exception {
        assertThat(WebhookReceiver.texts(theOne(teams.taken()))).containsSequence(title, state);
        assertThat(WebhookReceiver.texts(theOne(slack.taken())))
                .anySatisfy(text -> assertThat(text).contains(title + "\n" + state + "\n"));
        final MimeMessage[] mails = mail.getReceivedMessages();
        // one for each of those who get it
        assertThat(mails).hasSize(2);
        assertThat(part(mails[0], 0)).contains(title + "\n  " + state + "\n");
        assertThat(part(mails[0], 1)).contains("<strong>" + title + "</strong><br>\n" + state + "<br>");
        mail.purgeEmailFromAllMailboxes();
    }

    private void assertNobodyTold() {
        assertThat(teams.taken()).isEmpty();
        assertThat(slack.taken()).isEmpty();
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    private String mailProblem() {
        final Shell.Result result =
                shell.without("TEAMS_WEBHOOK_URL").without("SLACK_WEBHOOK_URL").run("announce", "--test");
        assertThat(result.code()).isEqualTo(5);
        return result.lastLine();
    }

    /** The text part, 0, or that of HTML, 1. */
    private static String part(final MimeMessage message, final int number) throws MessagingException, IOException {
        final Multipart mixed = (Multipart) message.getContent();
        final Multipart related = (Multipart) mixed.getBodyPart(0).getContent();
        final Multipart both = (Multipart) related.getBodyPart(0).getContent();
        return both.getBodyPart(number).getContent().toString().replace("\r\n", "\n");
    }

    private static <T> T theOne(final List<T> all) {
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private Stream<String> logs() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("logs"))) {
            return files.filter(Files::isRegularFile).map(AnnouncementsIT::content).toList().stream();
        }
    }

    private static String content(final Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void alter(final String change) {
        try (var connection = TestPostgres.database().connectAsSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("ALTER TABLE ailog_batch.announced_episode " + change);
        } catch (final SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
