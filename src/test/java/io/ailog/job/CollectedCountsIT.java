package io.ailog.job;

import static io.ailog.job.Installation.range;
import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.job.RunOutcome.State;
import io.ailog.server.TestElasticsearch;
import io.ailog.server.TestPostgres;
import io.ailog.window.WindowRange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What {@code init} stores, against a count that neither Elasticsearch nor the product made. */
class CollectedCountsIT {
    private static final String DEV = "pca-dev-01-app";
    private static final String SIT = "pca-sit-01-app";
    private static final String UAT = "pcb-uat-01-app";
    private static final List<String> NAMESPACES = List.of(DEV, SIT, UAT);
    private static final Instant MIDNIGHT = Instant.parse("2026-03-09T00:00:00Z");
    private static final WindowRange DAY = range("2026-03-09T00:00:00Z", "2026-03-10T00:00:00Z");
    private static final String NANOSECONDS = mapping("date_nanos", "{\"type\":\"keyword\"}");

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-10T00:07:00Z"));
    private final TalliedLogs logs = new TalliedLogs();
    private final Installation installation;

    CollectedCountsIT() {
        TestPostgres.clear();
        TestElasticsearch.startAfresh();
        installation = Installation.start(clock, NAMESPACES);
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void countsTheFirstAndTheLastMillisecondOfEachWindowOnce() {
        DAY.windows().forEach(window -> logs.error("logs-1", window.start(), DEV)
                .error("logs-1", window.start().plusMillis(1), DEV)
                .error("logs-1", window.end().minusMillis(1), DEV)
                .error("logs-1", window.end().minusMillis(1), SIT));
        logs.error("logs-1", MIDNIGHT.minusMillis(1), DEV).error("logs-1", DAY.to(), DEV);

        collect();

        assertThat(total()).isEqualTo("384.00");
    }

    @Test
    void countsTenThousandErrorsOfOneTime() {
        TestElasticsearch.create("logs-nanos", NANOSECONDS);
        logs.errors("logs-1", Instant.parse("2026-03-09T10:00:00Z"), DEV, 10_000)
                .errors("logs-1", Instant.parse("2026-03-09T10:14:59.999Z"), SIT, 10_000)
                .errors("logs-nanos", Instant.parse("2026-03-09T10:14:59.999999999Z"), DEV, 10_000);

        collect();

        assertThat(total()).isEqualTo("30000.00");
    }

    @Test
    void countsNanosecondsWhereTheyBelong() {
        TestElasticsearch.create("logs-nanos", NANOSECONDS);
        DAY.windows().forEach(window -> logs.error("logs-nanos", window.start(), UAT)
                .error("logs-nanos", window.start().plusNanos(1), UAT)
                .error("logs-nanos", window.end().minusNanos(1), UAT)
                .error("logs-1", window.end().minusNanos(1), UAT)
                .error("logs-1", window.start().plusNanos(999_999), UAT));
        logs.error("logs-nanos", MIDNIGHT.minusNanos(1), UAT).error("logs-nanos", DAY.to(), UAT);

        collect();

        assertThat(total()).isEqualTo("480.00");
    }

    @Test
    void leavesOutWhatIsNoErrorOrNotConfigured() {
        logs.error("logs-1", MIDNIGHT, DEV).info("logs-1", MIDNIGHT, DEV).info("logs-1", MIDNIGHT, UAT);
        logs.errors("logs-1", MIDNIGHT, "kube-system", 3)
                .errors("logs-1", DAY.to().minusMillis(1), "zzz", 2);

        final RunOutcome outcome = collect();

        assertThat(outcome.unconfigured()).isEqualTo(Map.of("kube-system", 3L, "zzz", 2L));
        assertThat(total()).isEqualTo("1.00");
    }

    @Test
    void coversADayWithoutAnyError() {
        logs.info("logs-1", MIDNIGHT, DEV);

        collect();

        assertThat(TestPostgres.query("SELECT count(*) FROM ailog_peak.peak_raw_data"))
                .containsExactly("0");
    }

    @Test
    void countsLateArrivalsWhenRunAgain() {
        DAY.windows()
                .filter(window -> window.start().getEpochSecond() % 3_600 == 0)
                .forEach(window -> logs.errors("logs-1", window.start().plusSeconds(7), DEV, 5));
        collect();

        DAY.windows()
                .filter(window -> window.start().getEpochSecond() % 2_700 == 0)
                .forEach(window -> logs.errors("logs-1", window.end().minusMillis(1), DEV, 2)
                        .error("logs-1", window.start(), UAT));
        logs.load();
        assertThat(installation.rerun(JobName.INIT, DAY).state()).isEqualTo(State.DONE);

        StoredCounts.areExactly(logs.tally(), NAMESPACES, List.of(DAY));
        assertThat(total()).isEqualTo("216.00");
    }

    @Test
    void forgetsCountsWhoseDocumentsAreGoneWhenRunAgain() {
        TestElasticsearch.create("logs-2", TestElasticsearch.KEYWORDS);
        final TalliedLogs gone =
                new TalliedLogs().errors("logs-2", MIDNIGHT, DEV, 4).errors("logs-2", MIDNIGHT, UAT, 2);
        gone.load();
        logs.errors("logs-1", MIDNIGHT, DEV, 3).load();
        assertThat(installation.run(JobName.INIT, DAY).state()).isEqualTo(State.DONE);
        assertThat(total()).isEqualTo("9.00");

        TestElasticsearch.server().http().expect("DELETE", "/logs-2", "");
        assertThat(installation.rerun(JobName.INIT, DAY).state()).isEqualTo(State.DONE);

        StoredCounts.areExactly(logs.tally(), NAMESPACES, List.of(DAY));
    }

    @Test
    void addsUpIndicesThatMapTheNamespaceInTheirOwnWays() {
        TestElasticsearch.create("logs-2", TestElasticsearch.KEYWORDS);
        TestElasticsearch.create(
                "logs-3", mapping("date", "{\"type\":\"text\",\"fields\":{\"keyword\":{\"type\":\"keyword\"}}}"));
        TestElasticsearch.create("logs-4", mapping("date", "{\"type\":\"text\"}"));
        TestElasticsearch.create("logs-5", NANOSECONDS);
        final List<String> indices = List.of("logs-1", "logs-2", "logs-3", "logs-4", "logs-5");
        DAY.windows().forEach(window -> {
            for (int i = 0; i < indices.size(); i++) {
                logs.errors(indices.get(i), window.start(), DEV, i + 1)
                        .error(indices.get(i), window.end().minusMillis(1), NAMESPACES.get(i % 3))
                        .info(indices.get(i), window.start(), SIT);
            }
        });

        collect();

        assertThat(total()).isEqualTo("1920.00");
    }

    @Test
    void countsDottedNestedAndListedFieldsAlike() {
        final Instant time = Instant.parse("2026-03-09T05:14:59.999Z");
        logs.json("logs-1", time, DEV, """
                        {"@timestamp":"%s","level":"ERROR","kubernetes.namespace":"%s"}""".formatted(time, DEV))
                .json("logs-1", time, DEV, """
                        {"@timestamp":%d,"level":["ERROR"],"kubernetes":{"namespace":["%s"]},"message":[17,"x"]}""".formatted(time.toEpochMilli(), DEV))
                .json("logs-1", time, DEV, """
                        {"@timestamp":"2026-03-09T06:14:59.999+01:00","level":"ERROR","kubernetes":[{"namespace":"%s"}]}""".formatted(DEV));

        collect();

        assertThat(total()).isEqualTo("3.00");
    }

    /** Loads what was written, runs {@code init} over the day, and compares all rows. */
    private RunOutcome collect() {
        logs.load();
        final RunOutcome outcome = installation.run(JobName.INIT, DAY);
        assertThat(outcome.state()).isEqualTo(State.DONE);
        StoredCounts.areExactly(logs.tally(), NAMESPACES, List.of(DAY));
        return outcome;
    }

    private static String total() {
        return TestPostgres.query("SELECT sum(error_count) FROM ailog_peak.peak_raw_data")
                .get(0);
    }

    private static String mapping(final String time, final String namespace) {
        return """
                {"mappings":{"properties":{"@timestamp":{"type":"%s"},"level":{"type":"keyword"},
                  "kubernetes":{"properties":{"namespace":%s}}}}}""".formatted(time, namespace);
    }
}
