package io.ailog.job;

import static io.ailog.job.Installation.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ailog.job.RunOutcome.State;
import io.ailog.logs.LogDocument.Origin;
import io.ailog.server.TestPostgres;
import io.ailog.server.TestTables;
import io.ailog.window.WindowRange;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Facts of old months that their owner drops: totals and incidents stay, whatever is run over these months again. */
class DroppedFactsIT {
    private static final String A = "pca-dev-01-app";
    private static final WindowRange OLD = range("2026-01-31T20:00:00Z", "2026-02-01T00:00:00Z");
    private static final WindowRange YOUNG = range("2026-02-01T00:00:00Z", "2026-02-01T04:00:00Z");

    private final PlainLogs logs = PlainLogs.start();
    private final Installation installation;

    DroppedFactsIT() throws SQLException {
        TestPostgres.clear();
        execute(
                TestPostgres.database().connectAsApp(),
                "INSERT INTO ailog_peak.known_issues (issue_id, issue_name, message_pattern)"
                        + " VALUES ('T-1', 'inbox', 'inbox is stuck')");
        installation = Installation.start(
                new SettableClock(Instant.parse("2026-02-01T04:07:00Z")),
                List.of(A),
                Map.of("ailog.detection.learning", "1h"));
        hours("2026-01-31T20:00:00Z", "old");
        hours("2026-02-01T00:00:00Z", "young");
        logs.load();
        run(OLD);
        run(YOUNG);
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void leavesTotalsAndIncidentsWhateverIsRunAgain() {
        final List<String> before = TestTables.contents();
        assertThat(kinds(before))
                .contains("incident", "signature", "known issue", "health", "cascade", "dependency", "total");

        drop("2026-02-15T12:00:00Z");

        assertThat(TestTables.contents())
                .isEqualTo(before.stream().filter(row -> !isOld(row)).toList());
        final List<String> dropped = TestTables.contents();
        for (final String job : List.of(JobName.BACKFILL, JobName.DETECT)) {
            rerun(job, OLD);
            assertThat(TestTables.contents()).isEqualTo(dropped);
        }
        rerun(JobName.BACKFILL, YOUNG);
        assertThat(TestTables.contents()).isEqualTo(dropped);
    }

    @Test
    void takesLateDocumentsOfDroppedMonthsForCountsAlone() {
        drop("2026-02-01T00:00:00Z");
        final List<String> dropped = totalsAndVerdicts();
        hours("2026-01-31T20:00:03Z", "late");
        logs.load();

        rerun(JobName.BACKFILL, OLD);

        assertThat(totalsAndVerdicts()).isEqualTo(dropped);
        assertThat(TestPostgres.query(
                        "SELECT count(*) FROM ailog_batch.signature_fact WHERE window_start < '2026-02-01'"))
                .containsExactly("0");
        assertThat(TestPostgres.query("SELECT concat_ws(' ', was, now) FROM ailog_batch.late_count WHERE"
                        + " window_start = '2026-01-31T21:00:00Z'"))
                .containsExactly("5 10");
    }

    @Test
    void takesYoungerDocumentsInAsEver() {
        drop("2026-02-01T00:00:00Z");
        logs.error(Instant.parse("2026-02-01T03:59:00Z"), A, "the inbox is stuck")
                .load();

        rerun(JobName.BACKFILL, YOUNG);

        assertThat(TestPostgres.query("""
                        SELECT concat_ws(' ', occurrence_count, first_seen_at AT TIME ZONE 'UTC', last_seen_at AT TIME ZONE 'UTC')
                        FROM ailog_peak.known_issues
                        """)).containsExactly("9 2026-01-31 20:00:00 2026-02-01 03:59:00");
        assertThat(TestPostgres.query("""
                        SELECT concat_ws(' ', occurrence_count, first_seen_at AT TIME ZONE 'UTC', last_seen_at AT TIME ZONE 'UTC')
                        FROM ailog_peak.error_signatures WHERE normalized_message LIKE '%inbox%'
                        """)).containsExactly("9 2026-01-31 20:00:00 2026-02-01 03:59:00");
    }

    @Test
    void giveWayToARunThatHasReadFactsAndIsToWrite() throws SQLException {
        try (Connection run = TestPostgres.database().connectAsApp();
                Statement statement = run.createStatement()) {
            run.setAutoCommit(false);
            statement.execute("SELECT count(*) FROM ailog_batch.signature_fact");
            assertThatThrownBy(() -> drop("2026-02-01T00:00:00Z")).hasMessageContaining("lock timeout");
            statement.execute("SELECT pg_advisory_xact_lock(hashtext('ailog derived tables'))");
            statement.execute("DELETE FROM ailog_batch.issue_fact WHERE window_start = '2026-01-31T20:00Z'");
            assertThatThrownBy(() -> drop("2026-02-01T00:00:00Z")).hasMessageContaining("lock timeout");
            run.commit();
        }

        drop("2026-02-01T00:00:00Z");

        assertThat(TestPostgres.query("SELECT min(window_start AT TIME ZONE 'UTC') FROM ailog_batch.signature_fact"))
                .containsExactly("2026-02-01 00:00:00");
    }

    @Test
    void isRefusedToWhoeverRunsTheJobs() {
        assertThatThrownBy(() ->
                        execute(TestPostgres.database().connectAsApp(), "SELECT ailog_batch.drop_fact_months(now())"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied for function drop_fact_months");
    }

    /** Each hour an error of a known issue, one of a message that only this hour has, and a trace through three services. */
    private void hours(final String from, final String age) {
        for (int hour = 0; hour < 4; hour++) {
            final Instant time = Instant.parse(from).plusSeconds(hour * 3_600L);
            if (!age.equals("late")) {
                logs.error(time, A, "the inbox is stuck");
            } else {
                logs.error(time, A, "the outbox is stuck");
            }
            logs.error(time.plusSeconds(1), A, "something " + age + " of hour " + (char) ('a' + hour) + "x");
            final String trace = age + hour;
            for (final String application : List.of("front", "shop", "store")) {
                logs.error(time.plusSeconds(2), new Origin(A, application, "1"), trace, "no " + age + " answer");
            }
        }
    }

    private void run(final WindowRange range) {
        assertThat(installation.run(JobName.BACKFILL, range).state()).isEqualTo(State.DONE);
    }

    private void rerun(final String job, final WindowRange range) {
        assertThat(installation.rerun(job, range).state()).isEqualTo(State.DONE);
    }

    private static void drop(final String before) {
        try {
            execute(TestPostgres.database().connectAsDdl(), "SELECT ailog_batch.drop_fact_months('" + before + "')");
        } catch (final SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(final Connection opened, final String sql) throws SQLException {
        try (Connection connection = opened;
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What services had is kept for a month more, since the health of those on the next day rests on it. */
    private static boolean isOld(final String row) {
        return row.matches("(signature|path|call|issue) fact\\|2026-01-.*");
    }

    private static List<String> kinds(final List<String> rows) {
        return rows.stream().map(row -> row.replaceAll("\\|.*", "")).distinct().toList();
    }

    private static List<String> totalsAndVerdicts() {
        return TestTables.contents().stream()
                .filter(row -> !row.matches("(count|coverage|late count)\\|.*"))
                .toList();
    }
}
