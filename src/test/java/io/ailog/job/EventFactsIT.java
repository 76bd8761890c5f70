package io.ailog.job;

import static io.ailog.job.Installation.range;
import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.job.RunOutcome.State;
import io.ailog.logs.LogDocument.Origin;
import io.ailog.server.LogDocuments;
import io.ailog.server.TestElasticsearch;
import io.ailog.server.TestPostgres;
import io.ailog.server.TestTables;
import io.ailog.window.WindowRange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Documents read in whatever order, by however many, as often as one likes: the tables are as after one reading. */
class EventFactsIT {
    private static final List<String> NAMESPACES = List.of("pca-dev-01-app", "pca-sit-01-app", "pcb-uat-01-app");
    private static final List<String> APPLICATIONS = List.of("front", "shop", "store");
    private static final WindowRange THREE_DAYS = range("2026-03-09T00:00:00Z", "2026-03-12T00:00:00Z");
    private static final WindowRange HOURS = range("2026-03-09T20:00:00Z", "2026-03-10T03:00:00Z");
    private static final Instant LATE = Instant.parse("2026-03-10T14:00:00Z");

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-12T00:07:00Z"));
    private final PlainLogs logs = PlainLogs.start();
    private final Installation installation;

    EventFactsIT() {
        TestPostgres.clear();
        write();
        logs.load();
        installation = Installation.start(clock, NAMESPACES, Map.of("ailog.detection.learning", "3h"));
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void sumsOfSignaturesAreWhatWasCounted() {
        backfill(THREE_DAYS, 1);

        assertThat(TestPostgres.query("""
                        SELECT count(*) FROM ailog_batch.coverage AS known
                        WHERE known.expected <> coalesce(known.read, -1)
                           OR known.expected <> (
                               SELECT coalesce(sum(errors), 0) FROM ailog_batch.signature_fact AS fact
                               WHERE fact.window_start = known.window_start AND fact.namespace = known.namespace)
                           OR known.expected <> (
                               SELECT coalesce(sum(errors), 0) FROM ailog_batch.service_fact AS fact
                               WHERE fact.window_start = known.window_start AND fact.namespace = known.namespace)
                        """)).containsExactly("0");
        assertThat(TestPostgres.query("SELECT count(*) FROM ailog_batch.coverage"))
                .containsExactly("864");
        assertThat(TestPostgres.query("""
                        SELECT count(*) FROM ailog_peak.error_signatures AS known
                        WHERE occurrence_count <> (
                            SELECT sum(errors) FROM ailog_batch.signature_fact AS fact
                            WHERE fact.signature_hash = known.signature_hash)
                        """)).containsExactly("0");
    }

    @Test
    void givesTheSameRowsWithFourWorkersTenTimesAndByDetectionAlone() {
        backfill(THREE_DAYS, 1);
        final List<String> once = TestTables.contents();
        assertThat(once)
                .anyMatch(row -> row.startsWith("cascade|"))
                .anyMatch(row -> row.startsWith("dependency|"))
                .anyMatch(row -> row.startsWith("health|"));

        for (int i = 0; i < 10; i++) {
            installation.rerun(JobName.BACKFILL, range("2026-03-10T06:00:00Z", "2026-03-10T09:00:00Z"));
        }
        installation.detect(THREE_DAYS);
        assertThat(TestTables.contents()).containsExactlyElementsOf(once);

        TestPostgres.clear();
        backfill(THREE_DAYS, 4);
        assertThat(TestTables.contents()).containsExactlyElementsOf(once);
    }

    @Test
    void givesTheSameRowsWindowByWindow() {
        backfill(HOURS, 1);
        final List<String> once = TestTables.contents();
        TestPostgres.clear();

        HOURS.windows()
                .forEach(window -> installation.run(
                        JobName.REGULAR,
                        new WindowRange(
                                window.start().equals(HOURS.from())
                                        ? HOURS.from()
                                        : window.start().minus(io.ailog.window.Window.LENGTH),
                                window.end())));

        assertThat(TestTables.contents()).containsExactlyElementsOf(once);
    }

    @Test
    void correctsWhatRestedOnDaysThatCameLater() {
        backfill(THREE_DAYS, 1);
        final List<String> once = TestTables.contentsWithoutCorrections();
        TestPostgres.clear();

        final List<WindowRange> days = THREE_DAYS.days();
        for (int i = days.size() - 1; i >= 0; i--) {
            backfill(days.get(i), 1);
        }

        assertThat(TestTables.contentsWithoutCorrections()).containsExactlyElementsOf(once);
        assertThat(TestPostgres.query("""
                        SELECT count(*) > 0
                        FROM (SELECT corrections FROM ailog_peak.peak_investigation
                              UNION ALL SELECT corrections FROM ailog_batch.retracted_incident) AS said
                        WHERE corrections @> '[{"was": {"flags": ["is_new"]}}]'
                        """)).containsExactly("t");
    }

    @Test
    void learnsFromTheFirstWindowsWhenTheyComeAfterOthersThatWereTooFewToLearnFrom() {
        final WindowRange first = range("2026-03-09T00:00:00Z", "2026-03-09T06:00:00Z");
        final WindowRange few = range("2026-03-11T12:00:00Z", "2026-03-11T14:00:00Z");
        backfill(first, 1);
        backfill(few, 1);
        final List<String> once = TestTables.contentsWithoutCorrections();
        assertThat(newOnes()).isNotEqualTo("0");
        TestPostgres.clear();

        backfill(few, 1);
        assertThat(newOnes()).isEqualTo("0");
        backfill(first, 1);

        assertThat(TestTables.contentsWithoutCorrections()).containsExactlyElementsOf(once);
    }

    @Test
    void takesLateDocumentsInAndSaysWhatTheVerdictWas() {
        backfill(THREE_DAYS, 1);
        final List<String> before = TestTables.contentsWithoutCorrections();
        logs.errors(LATE, 200, 4_000, "pca-dev-01-app", "the late ones came after all")
                .load();

        installation.rerun(JobName.BACKFILL, THREE_DAYS);

        assertThat(TestPostgres.query("""
                        SELECT concat_ws(' ', is_spike, is_new, corrections -> -1 -> 'now' ->> 'errors',
                                         (corrections -> -1 ->> 'found_at') IS NOT NULL)
                        FROM ailog_peak.peak_investigation
                        WHERE timestamp = '2026-03-10T14:00:00Z' AND namespace = 'pca-dev-01-app'
                        """))
                .first()
                .asString()
                .startsWith("t t 2")
                .endsWith("t");
        assertThat(TestTables.contentsWithoutCorrections()).isNotEqualTo(before);
    }

    @Test
    void takesHostileDocumentsAsTheyCome() {
        final List<String> hostile = List.of(
                "\\u0000null\\u0000 and \\ud800 half a letter",
                "\\u202eright to left\\u202c \\ud83d\\ude00",
                "{\\\"message\\\":\\\"a\\\\u0000b\\\",\\\"level\\\":3",
                "7".repeat(1_000_000),
                "'; DROP TABLE ailog_peak.peak_raw_data; -- <script>alert(1)</script>");
        final LogDocuments documents = new LogDocuments();
        hostile.forEach(message -> documents.json("""
                {"@timestamp":"2026-03-10T05:00:00Z","level":"ERROR","kubernetes":{"namespace":"pca-dev-01-app"},\
                "application":{"name":"%1$s"},"traceId":"%1$s","message":"%2$s"}""".formatted(
                        message.substring(0, Math.min(12, message.length()))
                                .replace("\\", "")
                                .replace("\"", ""),
                        message)));
        TestElasticsearch.load("logs-1", documents);

        backfill(range("2026-03-10T05:00:00Z", "2026-03-10T05:15:00Z"), 1);

        assertThat(TestPostgres.query("SELECT expected = read AND unreadable = 0 FROM ailog_batch.coverage"
                        + " WHERE namespace = 'pca-dev-01-app'"))
                .containsExactly("t");
        assertThat(TestPostgres.query("SELECT count(*) >= 5 FROM ailog_batch.signature_fact"))
                .containsExactly("t");
    }

    private static String newOnes() {
        return TestPostgres.query("SELECT count(*) FROM ailog_peak.peak_investigation WHERE is_new")
                .get(0);
    }

    @Test
    void judgesAgainWhatInitCountedAnew() {
        backfill(HOURS, 1);
        logs.errors(HOURS.from(), 200, 4_000, "pca-dev-01-app", "the late ones were only counted")
                .load();

        installation.rerun(JobName.INIT, HOURS);
        backfill(range("2026-03-11T05:00:00Z", "2026-03-11T05:15:00Z"), 1);

        assertThat(TestPostgres.query("SELECT is_spike FROM ailog_peak.peak_investigation WHERE timestamp = '"
                        + HOURS.from() + "' AND namespace = 'pca-dev-01-app'"))
                .containsExactly("t");
    }

    private void backfill(final WindowRange range, final int workers) {
        assertThat(installation
                        .run(RunRequest.overRange(JobName.BACKFILL, range, workers, false))
                        .state())
                .isEqualTo(State.DONE);
    }

    /** Some errors in each window, one in five of them along a trace through several services. */
    private void write() {
        final SplittableRandom random = new SplittableRandom(17);
        logs.error(Instant.parse("2026-03-09T10:00:00Z"), "pca-dev-01-app", "a rare thing came about");
        logs.error(Instant.parse("2026-03-11T10:00:00Z"), "pca-dev-01-app", "a rare thing came about");
        THREE_DAYS.windows().forEach(window -> {
            for (int i = 0; i < random.nextInt(9); i++) {
                final Instant time = window.start().plusMillis(random.nextInt(890_000));
                final String namespace = NAMESPACES.get(random.nextInt(NAMESPACES.size()));
                final String text = text(window.start(), random);
                if (random.nextInt(5) == 0) {
                    trace(random, time, namespace, text);
                } else {
                    logs.error(time, origin(namespace, random), "", text);
                }
            }
        });
    }

    private void trace(final SplittableRandom random, final Instant time, final String namespace, final String text) {
        final String trace = Long.toHexString(random.nextLong());
        for (int i = 0; i < 2 + random.nextInt(3); i++) {
            final String place = random.nextInt(6) == 0 ? NAMESPACES.get(random.nextInt(3)) : namespace;
            logs.error(time.plusMillis(random.nextInt(3) * 400L), origin(place, random), trace, text);
        }
    }

    private static Origin origin(final String namespace, final SplittableRandom random) {
        return new Origin(namespace, APPLICATIONS.get(random.nextInt(3)), "1." + random.nextInt(2) + ".0");
    }

    /** Every six hours a message turns up that was not there before. */
    private static String text(final Instant time, final SplittableRandom random) {
        final long age = (time.getEpochSecond() - THREE_DAYS.from().getEpochSecond()) / 21_600;
        final int which = random.nextInt((int) age + 4);
        return "Order " + random.nextInt(100_000) + " failed in the step called " + (char) ('a' + which) + "-phase";
    }
}
