package io.ailog.job;

import static io.ailog.job.Installation.range;
import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.job.RunOutcome.State;
import io.ailog.logs.LogDocument.Origin;
import io.ailog.server.TestPostgres;
import io.ailog.window.WindowRange;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each rule at its limit and one below, from documents in Elasticsearch to incidents in PostgreSQL. */
class RulesIT {
    private static final String A = "pca-dev-01-app";
    private static final String B = "pcb-sit-01-app";
    private static final WindowRange TWO_DAYS = range("2026-03-10T00:00:00Z", "2026-03-12T00:00:00Z");
    private static final Instant LEARNING = Instant.parse("2026-03-10T00:00:01Z");

    private final PlainLogs logs = PlainLogs.start();
    private final Installation installation;

    RulesIT() {
        TestPostgres.clear();
        installation = Installation.start(new SettableClock(Instant.parse("2026-03-12T00:07:00Z")), List.of(A, B));
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void firesAtItsLimitAndNotBelow() {
        known(A, "disk is full", "queue is stuck", "printer jammed", "ledger differs", "cart vanished");
        known(B, "mail bounced", "price unknown");
        logs.errors(at("08:00:00"), 101, 8_000, A, "disk is full");
        logs.errors(at("08:15:00"), 100, 8_000, A, "disk is full");
        logs.errors(at("09:00:10"), 10, 5_000, A, "queue is stuck")
                .errors(at("09:05:00"), 19, 30_000, A, "queue is stuck");
        logs.errors(at("09:15:10"), 10, 5_000, A, "queue is stuck")
                .errors(at("09:20:00"), 20, 29_000, A, "queue is stuck");
        logs.errors(at("09:30:10"), 9, 5_000, A, "queue is stuck");
        logs.error(at("10:00:00"), A, "nobody ever saw such a failure before");
        logs.error(at("10:15:00"), A, "nobody ever saw such a failure before");
        logs.error(at("11:00:00"), A, "printer jammed").error(at("11:10:00"), B, "printer jammed");
        logs.error(at("11:15:00"), A, "printer jammed").error(at("11:16:00"), A, "printer jammed");
        logs.error(at("12:00:00"), new Origin(A, "shop", "2.0.0"), "", "ledger differs");
        logs.error(at("12:15:00"), new Origin(A, "shop", "1.9.9"), "", "ledger differs");
        logs.error(at("13:00:00"), new Origin(B, "store", "1"), "t1", "mail bounced")
                .error(at("13:00:01"), new Origin(B, "front", "1"), "t1", "price unknown");
        logs.error(at("13:15:00"), new Origin(B, "store", "1"), "t2", "mail bounced")
                .error(at("13:15:01"), new Origin(B, "store", "1"), "t2", "price unknown");
        logs.load();
        issue();

        assertThat(installation
                        .run(RunRequest.overRange(JobName.BACKFILL, TWO_DAYS, 2, false))
                        .state())
                .isEqualTo(State.DONE);

        assertThat(flags())
                .containsExactly(
                        "08:00 pca-dev-01-app spike",
                        "09:00 pca-dev-01-app burst",
                        "10:00 pca-dev-01-app new",
                        "11:00 pca-dev-01-app cross",
                        "11:00 pcb-sit-01-app cross",
                        "12:00 pca-dev-01-app regression",
                        "13:00 pcb-sit-01-app cascade");
    }

    /** Messages of the first day, at which nothing counts as new, each in a window of its own. */
    private void known(final String namespace, final String... messages) {
        for (int i = 0; i < messages.length; i++) {
            logs.error(LEARNING.plusSeconds((namespace.equals(A) ? 0 : 20 * 900) + i * 900L), namespace, messages[i]);
        }
    }

    private static Instant at(final String time) {
        return Instant.parse("2026-03-11T" + time + "Z");
    }

    private static void issue() {
        try (Connection connection = TestPostgres.database().connectAsApp();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO ailog_peak.known_issues (issue_id, issue_name, message_pattern,"
                    + " fixed_in_version, status) VALUES ('T-1', 'ledger', 'ledger differs', '2.0.0', 'fixed')");
        } catch (final SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> flags() {
        return TestPostgres.query("""
                SELECT concat_ws(' ', to_char(timestamp AT TIME ZONE 'UTC', 'HH24:MI'), namespace,
                                 CASE WHEN is_spike THEN 'spike' END, CASE WHEN is_burst THEN 'burst' END,
                                 CASE WHEN is_new THEN 'new' END, CASE WHEN is_cross_namespace THEN 'cross' END,
                                 CASE WHEN is_regression THEN 'regression' END,
                                 CASE WHEN is_cascade THEN 'cascade' END)
                FROM ailog_peak.peak_investigation ORDER BY timestamp, namespace
                """);
    }
}
