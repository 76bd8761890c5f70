package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.server.TestElasticsearch;
import io.ailog.server.TestPostgres;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What people are told at the end of runs. */
class AnnouncementsIT extends ListeningChannels {
    AnnouncementsIT() throws IOException {}

    @Test
    void tellOfAnEpisodeOnceThenThatItIsWorseThatItLastsAndThatItIsOver() throws Exception {
        everywhere();
        load(CRITICAL, "11:45", 150);
        final Shell.Result first = regular("12:02");

        assertThat(first.err()).isEmpty();
        assertThat(first.out())
                .contains(
                        "announced: mail took 1 announcement, slack took 1 announcement, teams took 1 announcement\n");
        assertTold(
                "CRITICAL new: pca-sit-01-app",
                "high since 2026-03-02 11:45, still at 12:00 (15 min), at most 150 errors in a window");

        assertThat(regular("12:03", "--rerun").out()).doesNotContain("announced");
        assertNobodyTold();

        load(CRITICAL, "12:00", 250);
        regular("12:17");
        assertTold(
                "CRITICAL worse: pca-sit-01-app",
                "critical since 2026-03-02 11:45, still at 12:15 (30 min), at most 250 errors in a window");

        for (final String window : List.of("12:15", "12:30", "12:45", "13:00", "13:15", "13:30", "13:45", "14:00")) {
            load(CRITICAL, window, 250);
        }
        regular("14:17");
        assertTold(
                "CRITICAL goes on: pca-sit-01-app",
                "critical since 2026-03-02 11:45, still at 14:15 (2 h 30 min), at most 250 errors in a window");

        regular("14:32");
        assertTold(
                "Over: pca-sit-01-app",
                "critical, over: from 2026-03-02 11:45 to 14:15 (2 h 30 min), at most 250 errors in a window");

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
        assertThat(texts.get(0))
                .isEqualTo("Log incidents: 2 critical, 1 warning (pca-uat-01-app, pca-sit-01-app, pca-dev-01-app)");
        assertThat(texts.stream().filter(text -> text.contains(" new: ")))
                .containsExactly(
                        "CRITICAL new: pca-uat-01-app", "CRITICAL new: pca-sit-01-app", "WARNING new: pca-dev-01-app");
        assertThat(texts)
                .contains("high, over: from 2026-03-02 11:30 to 11:45 (15 min), at most 150 errors in a window");
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
                .contains("announcements to slack: 1 waits for the next `regular`; never delivered; last"
                        + " failure 2026-03-02T12:02:00Z: it answered with status 500. Check SLACK_WEBHOOK_URL\n")
                .contains("announcements to teams: none waits; last delivered 2026-03-02T12:02:00Z\n");
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
                .isEqualTo("Log incidents: 1 critical (pca-sit-01-app)"));
        assertThat(WebhookReceiver.texts(theOne(teams.taken()))).contains("Over: pca-sit-01-app");
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
        assertThat(texts.get(0)).isEqualTo("Log incidents: 1 corrected, 1 withdrawn (pca-sit-01-app, pca-dev-01-app)");
        assertThat(texts)
                .containsSequence(
                        "Corrected: pca-sit-01-app",
                        "critical, over: from 2026-03-02 11:45 to 12:00 (15 min), at most 250 errors in a window",
                        "Before: high, at most 150 errors in a window")
                .containsSequence(
                        "Withdrawn: pca-dev-01-app",
                        "Before: high from 2026-03-02 11:45 to 12:00. Late logs or a new judgement have changed the"
                                + " verdict: it is no incident.");
        regular("12:32");
        assertThat(teams.taken()).isEmpty();
    }

    @Test
    void doNotTakeForOverWhatWasFollowedByWindowsThatNobodyJudged() {
        teams();
        load(CRITICAL, "11:45", 150);
        regular("12:02");
        assertThat(teams.taken()).hasSize(1);

        shell.at(Instant.parse(DAY + "12:47:00Z"));
        assertThat(shell.run("init", "--from", DAY + "12:00:00Z", "--to", DAY + "12:15:00Z")
                        .code())
                .isZero();
        regular("12:47");
        assertThat(teams.taken()).isEmpty();

        try (HoldingPoint point = HoldingPoint.before("INSERT ON ailog_peak.peak_investigation", "true")) {
            final CompletableFuture<Shell.Result> backfill =
                    shell.runBeside("backfill", "--from", DAY + "11:45:00Z", "--to", DAY + "12:15:00Z");
            point.awaitArrival(backfill);
            regular("13:02");
            assertThat(teams.taken()).isEmpty();
            point.letGo();
            assertThat(backfill.join().code()).isZero();
        }
        regular("13:03", "--rerun");
        assertThat(WebhookReceiver.texts(theOne(teams.taken()))).contains("Over: pca-sit-01-app");
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
                        "Caught up from 2026-03-02 09:00 to 2026-03-02 14:00: 3 episodes")
                .containsSequence(
                        "pca-sit-01-app: high from 2026-03-02 09:00 to 09:15, at most 150 errors in a window",
                        "pca-sit-01-app: high from 2026-03-02 12:45 to 13:00, at most 150 errors in a window",
                        "pca-dev-01-app: critical from 2026-03-02 09:30 to 09:45, at most 250 errors in a window");
        regular("15:17");
        assertThat(teams.taken()).isEmpty();
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

    private static void alter(final String change) {
        try (var connection = TestPostgres.database().connectAsSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("ALTER TABLE ailog_batch.announced_episode " + change);
        } catch (final SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
