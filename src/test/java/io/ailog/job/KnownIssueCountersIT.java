package io.ailog.job;

import static io.ailog.job.Installation.range;
import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.job.RunOutcome.State;
import io.ailog.server.TestPostgres;
import io.ailog.window.WindowRange;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The counters of known issues say what the windows hold, however often these are read and judged. */
class KnownIssueCountersIT {
    private static final String A = "pca-dev-01-app";
    private static final WindowRange HOURS = range("2026-03-10T08:00:00Z", "2026-03-10T12:00:00Z");

    private final Installation installation;
    private PlainLogs logs = PlainLogs.start();

    KnownIssueCountersIT() {
        TestPostgres.clear();
        installation = Installation.start(new SettableClock(Instant.parse("2026-03-10T12:07:00Z")), List.of(A));
        write();
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void countsEachErrorOnceHoweverOftenItsWindowIsReadAndJudged() {
        know();
        run(JobName.BACKFILL);
        assertThat(counters()).containsExactly("3 08:05:00 09:20:00");

        for (int i = 0; i < 10; i++) {
            run(JobName.BACKFILL);
        }
        run(JobName.DETECT);

        assertThat(counters()).containsExactly("3 08:05:00 09:20:00");
    }

    @Test
    void countsErrorsThatCameLate() {
        know();
        run(JobName.BACKFILL);
        logs.error(at("08:01:00"), A, "the inbox is stuck")
                .error(at("09:29:00"), A, "the inbox is stuck")
                .error(at("11:00:00"), A, "the inbox is stuck")
                .load();

        run(JobName.BACKFILL);

        assertThat(counters()).containsExactly("6 08:01:00 11:00:00");
    }

    @Test
    void countsWithoutErrorsThatAreGone() {
        know();
        run(JobName.BACKFILL);
        logs = PlainLogs.start();
        logs.error(at("08:05:10"), A, "the inbox is stuck").load();

        run(JobName.BACKFILL);

        assertThat(counters()).containsExactly("1 08:05:10 08:05:10");
    }

    @Test
    void followsTheIssueWhenWindowsAreJudgedAgain() {
        run(JobName.BACKFILL);
        know();

        run(JobName.DETECT);
        assertThat(counters()).containsExactly("3 08:05:00 09:20:00");

        execute("UPDATE ailog_peak.known_issues SET message_pattern = 'outbox is stuck'");
        run(JobName.DETECT);
        assertThat(counters()).containsExactly("1 10:00:00 10:00:00");

        execute("UPDATE ailog_peak.known_issues SET message_pattern = 'nothing like it'");
        run(JobName.DETECT);
        assertThat(counters()).containsExactly("0");
    }

    private void write() {
        logs.error(at("08:05:00"), A, "the inbox is stuck")
                .error(at("08:05:10"), A, "the inbox is stuck")
                .error(at("08:06:00"), A, "something else")
                .error(at("09:20:00"), A, "the inbox is stuck")
                .error(at("10:00:00"), A, "the outbox is stuck")
                .load();
    }

    private static void know() {
        execute("INSERT INTO ailog_peak.known_issues (issue_id, issue_name, message_pattern)"
                + " VALUES ('T-1', 'inbox', 'inbox is stuck')");
    }

    private void run(final String job) {
        assertThat(installation.rerun(job, HOURS).state()).isEqualTo(State.DONE);
    }

    private static Instant at(final String time) {
        return Instant.parse("2026-03-10T" + time + "Z");
    }

    private static List<String> counters() {
        return TestPostgres.query("""
                SELECT concat_ws(' ', occurrence_count, (first_seen_at AT TIME ZONE 'UTC')::time,
                                 (last_seen_at AT TIME ZONE 'UTC')::time)
                FROM ailog_peak.known_issues
                """);
    }

    private static void execute(final String sql) {
        try (Connection connection = TestPostgres.database().connectAsApp();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (final SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
