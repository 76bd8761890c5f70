package io.ailog.job;

import static io.ailog.job.Installation.range;
import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.incident.IncidentStore;
import io.ailog.incident.Severity;
import io.ailog.job.RunOutcome.State;
import io.ailog.server.LogDocuments;
import io.ailog.server.TestElasticsearch;
import io.ailog.server.TestPostgres;
import io.ailog.server.TestTables;
import io.ailog.window.Claim;
import io.ailog.window.Claimant;
import io.ailog.window.Claims;
import io.ailog.window.Failure;
import io.ailog.window.WindowRange;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that break in the database's hands, and what the next run makes of them. */
class BrokenRunIT {
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final WindowRange THREE_DAYS = range("2026-03-02T00:00:00Z", "2026-03-05T00:00:00Z");
    private static final List<String> NAMESPACES = List.of("pca-dev-01-app", "pcb-uat-01-app");

    private final SettableClock clock = new SettableClock(NOON.plusSeconds(40));
    private final Installation installation;

    BrokenRunIT() {
        TestPostgres.clear();
        TestElasticsearch.startAfresh();
        installation = Installation.start(clock, NAMESPACES);
    }

    @AfterEach
    void stop() {
        installation.close();
        execute("DROP FUNCTION IF EXISTS public.disturb() CASCADE");
    }

    /** At the commit of what each part of a run writes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ailog_batch.coverage",
                "ailog_batch.signature_fact",
                "ailog_peak.error_signatures",
                "ailog_peak.service_health"
            })
    void resumesAfterTheConnectionBrokeAtACommit(final String table) {
        load(Instant.parse("2026-03-03T03:00:00Z"), 150);
        installation.run(JobName.BACKFILL, THREE_DAYS);
        final List<String> undisturbed = TestTables.contents();
        TestPostgres.clear();
        disturb(
                "pg_terminate_backend(pg_backend_pid())",
                table,
                table.endsWith("error_signatures") ? "true" : "window_start = '2026-03-03T03:00Z'");

        final RunOutcome broken = installation.run(JobName.BACKFILL, THREE_DAYS);
        execute("DROP FUNCTION public.disturb() CASCADE");
        final RunOutcome resumed = installation.run(JobName.BACKFILL, THREE_DAYS);

        assertThat(broken.failure().map(Failure::kind)).contains(Failure.Kind.UNREACHABLE);
        assertThat(resumed.failure().map(Failure::getMessage)).isEmpty();
        assertThat(TestTables.contents()).isEqualTo(undisturbed);
    }

    @Test
    void judgesWindowsThatABrokenRegularCollectedAndDidNotJudge() {
        load(NOON.minus(Duration.ofMinutes(20)), 150);
        disturb("1 / 0", "ailog_peak.peak_investigation", "true");

        assertThat(installation.regular().state()).isEqualTo(State.FAILED);
        execute("DROP FUNCTION public.disturb() CASCADE");
        clock.advance(Duration.ofMinutes(30));

        assertThat(installation.regular().ranges())
                .containsExactly(range("2026-03-10T11:30:00Z", "2026-03-10T12:30:00Z"));
        assertThat(TestPostgres.query("SELECT timestamp AT TIME ZONE 'UTC' FROM ailog_peak.peak_investigation"))
                .containsExactly("2026-03-10 11:30:00");
        clock.advance(Duration.ofMinutes(15));
        assertThat(installation.regular().ranges())
                .containsExactly(range("2026-03-10T12:15:00Z", "2026-03-10T12:45:00Z"));
    }

    @Test
    void runsWhatWasAbandonedFromTheStart() {
        disturb("1 / 0", "ailog_batch.coverage", "window_start = '2026-03-03T03:00Z'");
        installation.run(JobName.INIT, THREE_DAYS);
        execute("DROP FUNCTION public.disturb() CASCADE");
        execute("UPDATE ailog_batch.batch_job_execution SET status = 'ABANDONED'");

        final RunOutcome again = installation.run(JobName.INIT, THREE_DAYS);

        assertThat(again.failure().map(Failure::getMessage)).isEmpty();
        assertThat(again.ranges()).containsExactly(THREE_DAYS);
    }

    @Test
    void writesNothingInADryRunOfSeveralRangesWithSeveralWorkers() {
        installation.regular();
        clock.advance(Duration.ofHours(1));
        final List<String> before = everything();

        try (Claim held = claim(range("2026-03-10T12:15:00Z", "2026-03-10T12:30:00Z"));
                Installation dry = Installation.start(clock, NAMESPACES, Map.of("ailog.dry-run", true))) {
            assertThat(held.number()).isPositive();
            assertThat(dry.regular().ranges())
                    .containsExactly(
                            range("2026-03-10T12:00:00Z", "2026-03-10T12:15:00Z"),
                            range("2026-03-10T12:30:00Z", "2026-03-10T13:00:00Z"));
            assertThat(dry.run(RunRequest.overRange(JobName.BACKFILL, THREE_DAYS, 3, false))
                            .state())
                    .isEqualTo(State.DONE);
        }

        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void countsIncidentsBesideOlderOnesOfUnknownSeverity() {
        execute("INSERT INTO ailog_peak.peak_investigation (timestamp, namespace, day_of_week, hour_of_day,"
                + " quarter_hour, severity) VALUES ('2026-03-02T10:03:00Z', 'pca-dev-01-app', 0, 10, 0, NULL),"
                + " ('2026-03-02T10:04:00Z', 'pca-dev-01-app', 0, 10, 0, 'severe'),"
                + " ('2026-03-02T10:05:00Z', 'pca-dev-01-app', 0, 10, 0, 'high')");

        assertThat(installation.bean(IncidentStore.class).bySeverity(List.of(THREE_DAYS), NAMESPACES))
                .isEqualTo(Map.of(Severity.HIGH, 1L));
    }

    private Claim claim(final WindowRange range) {
        return installation.bean(Claims.class).claim(new Claimant("backfill", Optional.empty()), List.of(range));
    }

    private static void load(final Instant from, final int errors) {
        final LogDocuments documents = new LogDocuments();
        for (int i = 0; i < errors; i++) {
            documents.error(from.plusSeconds(i), NAMESPACES.get(0));
        }
        TestElasticsearch.load("logs-1", documents);
    }

    /** Lets {@code deed} happen to whoever commits such a row. */
    private static void disturb(final String deed, final String table, final String condition) {
        final String row = condition.startsWith("window") ? "NEW." + condition : condition;
        execute("CREATE FUNCTION public.disturb() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN IF "
                + row + " THEN PERFORM " + deed + "; END IF; RETURN NULL; END $$");
        execute("CREATE CONSTRAINT TRIGGER disturb AFTER INSERT ON " + table
                + " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.disturb()");
    }

    /** Every row of both schemas but those of claims, which other installations of the test hold; and the sequences. */
    private static List<String> everything() {
        return TestPostgres.query("""
                SELECT relation.relname || ' ' || query_to_xml(format(
                           CASE relation.relkind WHEN 'S' THEN 'SELECT last_value FROM %I.%I'
                                ELSE 'SELECT md5(string_agg(t::text, '','' ORDER BY t::text)) FROM %I.%I AS t' END,
                           space.nspname, relation.relname), true, false, '')::text
                FROM pg_class AS relation
                JOIN pg_namespace AS space ON space.oid = relation.relnamespace
                WHERE space.nspname IN ('ailog_peak', 'ailog_batch')
                  AND relation.relkind IN ('r', 'S')
                  AND relation.relname NOT LIKE 'range_claim%'
                ORDER BY 1
                """);
    }

    private static void execute(final String sql) {
        try (Connection connection = TestPostgres.database().connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (final SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
