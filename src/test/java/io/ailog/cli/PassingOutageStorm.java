package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.cli.Shell.Result;
import io.ailog.cli.Shell.Running;
import io.ailog.server.FaultyProxy;
import io.ailog.server.ForwardingServer;
import io.ailog.server.PostgresDatabase;
import io.ailog.server.TestElasticsearch;
import io.ailog.server.TestPostgres;
import io.ailog.server.TestTables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that go away, fall silent or are overloaded: a run waits, or ends with code 5 and resumes. It never hangs. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PassingOutageStorm {
    private static final String[] BACKFILL = {"backfill", "--from", "2026-03-02", "--to", "2026-03-04"};
    /** Sessions that have a lock of claims. */
    private static final String CLAIMS = "SELECT pg_terminate_backend(pid) FROM pg_locks"
            + " WHERE locktype = 'advisory' AND classid = " + 0x41494C47 + " AND granted";

    private static List<String> undisturbed = List.of();

    @TempDir
    private Path home;

    private final Standing standing = new Standing(TestPostgres.database());
    private Shell shell;

    @BeforeAll
    static void runUndisturbed(@TempDir final Path home) {
        SampleLogs.load("2026-03-02", "2026-03-05");
        clear();
        assertThat(new Shell(home).onTestServers().run(BACKFILL).code()).isZero();
        undisturbed = TestTables.contents();
    }

    @BeforeEach
    void startAfresh() {
        clear();
        // an answer may take long, so what ends a run sooner is the look at its claim
        shell = new Shell(home)
                .onTestServers()
                .with("AILOG_POSTGRES_CONNECTTIMEOUT", "1s")
                .with("AILOG_POSTGRES_ANSWERTIMEOUT", "10m")
                .with("AILOG_CLAIMS_CHECK", "200ms")
                .with("AILOG_CLAIMS_ANSWERTIMEOUT", "1s")
                .with("AILOG_CLAIMS_GRACE", "500ms")
                .with("AILOG_ELASTICSEARCH_CALLS_BACKOFF", "10ms");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "1, ailog_batch.coverage, NEW.window_start >= '2026-03-03'",
                "3, ailog_batch.coverage, NEW.window_start >= '2026-03-03'",
                "1, ailog_batch.signature_total, true",
                "1, ailog_batch.issue_fact, NEW.window_start >= '2026-03-03'"
            })
    void endsWhenPostgresFallsSilentAmidAChunk(final String workers, final String table, final String condition) {
        try (FaultyProxy proxy = proxy();
                HoldingPoint point = HoldingPoint.before("INSERT ON " + table, condition)) {
            final CompletableFuture<Result> run = shell.through(proxy).runBeside(with(BACKFILL, "--workers", workers));
            point.awaitArrival(run);
            proxy.silence();
            point.letGo();

            final Result ended = run.join();

            assertThat(ended.code()).describedAs(ended.out() + ended.err()).isEqualTo(5);
            assertThat(ended.lastLine())
                    .contains("PostgreSQL didn't answer within 1 s (`ailog.claims.answer-timeout`)")
                    .contains("give the same command again to resume");
        }
        assertResumes();
    }

    @Test
    void keepsTheThresholdsInForceWhenPostgresFallsSilentAmidTheirReplacement() {
        shell.run(BACKFILL);
        shell.run("thresholds", "--percentile", "0.5");
        final List<String> old = TestTables.contents();
        try (FaultyProxy proxy = proxy();
                HoldingPoint point = HoldingPoint.before("INSERT ON ailog_peak.peak_threshold_caps", "true")) {
            final CompletableFuture<Result> run = shell.through(proxy).runBeside("thresholds");
            point.awaitArrival(run);
            proxy.silence();

            assertThat(run.join().code()).isEqualTo(5);
            assertThat(TestTables.contents()).isEqualTo(old);
        }
        HoldingPoint.awaitNobody(TestPostgres.database());
        shell.onTestServers();
        assertThat(shell.run("thresholds", "--percentile", "0.5").code()).isZero();
        standing.assertFinished(old);
    }

    @Test
    void endsAMigrationToWhichPostgresFallsSilent() {
        final PostgresDatabase database = TestPostgres.empty("silent_migration");
        try (FaultyProxy proxy = proxy();
                HoldingPoint point = HoldingPoint.after(database, "CREATE VIEW")) {
            shell.on(database).through(proxy).with("AILOG_POSTGRES_ANSWERTIMEOUT", "3s");
            final CompletableFuture<Result> run = shell.runBeside("migrate");
            point.awaitArrival(run);
            proxy.silence();
            point.letGo();

            assertThat(run.join().code()).isEqualTo(5);
            assertThat(run.join().lastLine()).contains("didn't answer in time", "`ailog.postgres.answer-timeout`");
        }
        HoldingPoint.awaitNobody(database);
        assertThat(shell.on(database).run("migrate").code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"migrate", "init", "backfill", "regular", "thresholds"})
    void endsWhenPostgresIsSilentFromTheStart(final String job) {
        try (FaultyProxy proxy = proxy()) {
            proxy.silence();
            final String[] command = job.matches("init|backfill")
                    ? new String[] {job, "--from", "2026-03-02", "--to", "2026-03-04"}
                    : new String[] {job};

            final Result ended = shell.through(proxy).run(command);

            assertThat(ended.code()).describedAs(ended.err()).isEqualTo(5);
            assertThat(ended.lastLine()).contains("PostgreSQL at 127.0.0.1:" + proxy.port());
        }
    }

    @Test
    void endsASilentRunThatIsAskedToStop() throws Exception {
        try (FaultyProxy proxy = proxy();
                HoldingPoint point =
                        HoldingPoint.before("INSERT ON ailog_batch.coverage", "NEW.window_start >= '2026-03-03'")) {
            final Running running = shell.through(proxy).start(BACKFILL);
            point.awaitArrival(running);
            proxy.silence();
            running.process().destroy();

            assertThat(running.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(running.await().code()).isIn(4, 5);
            point.letGo();
        }
        assertResumes();
    }

    @Test
    void endsWhenTheSessionOfItsClaimIsTerminated() {
        try (HoldingPoint point =
                HoldingPoint.before("INSERT ON ailog_batch.coverage", "NEW.window_start >= '2026-03-03'")) {
            final CompletableFuture<Result> run = shell.runBeside(BACKFILL);
            point.awaitArrival(run);
            TestPostgres.query(CLAIMS);

            // it waits for the database still: its connections are cut
            assertThat(run.join().code()).describedAs(run.join().err()).isEqualTo(5);
            assertThat(run.join().lastLine()).startsWith("error: The connection that holds this run's claim broke, so");
            point.open();
        }
        assertResumes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"init", "backfill", "regular"})
    void waitsThroughAShortStormOfRefusals(final String job) throws IOException {
        final String[] command = {job, "--from", "2026-03-02", "--to", "2026-03-04"};
        assertThat(shell.run(command).code()).isZero();
        final List<String> calm = TestTables.contents();
        clear();
        try (ForwardingServer storm = ForwardingServer.before(TestElasticsearch.uri(), 4, 429)) {
            final Result result = shell.with("ES_HOST", storm.url()).run(command);

            assertThat(result.code()).describedAs(result.err()).isZero();
            standing.assertFinished(calm);
        }
    }

    @Test
    void endsInALongStormOfRefusalsAndResumes() throws IOException {
        try (ForwardingServer storm = ForwardingServer.before(TestElasticsearch.uri(), 0, 429);
                HoldingPoint point = HoldingPoint.before(
                        "INSERT ON ailog_batch.coverage", "NEW.window_start >= '2026-03-02T12:00Z'")) {
            final CompletableFuture<Result> run =
                    shell.with("ES_HOST", storm.url()).runBeside(with(BACKFILL, "--workers", "1"));
            point.awaitArrival(run);
            storm.refuseNext(1_000);
            point.letGo();

            assertThat(run.join().code()).isEqualTo(5);
            assertThat(run.join().lastLine())
                    .contains("is overloaded or not ready (429), tried 5 times")
                    .contains("Nothing is lost; try again later");
            assertThat(standing.covered()).isEqualTo(96);
        }
        assertResumes();
    }

    @Test
    void endsWhenElasticsearchGoesAwayAndResumes() {
        try (FaultyProxy proxy = FaultyProxy.before(TestElasticsearch.uri().getPort());
                HoldingPoint point = HoldingPoint.before(
                        "INSERT ON ailog_batch.coverage", "NEW.window_start >= '2026-03-02T12:00Z'")) {
            final CompletableFuture<Result> run = shell.with("ES_HOST", "http://127.0.0.1:" + proxy.port())
                    .runBeside(with(BACKFILL, "--workers", "1"));
            point.awaitArrival(run);
            proxy.refuse();
            point.letGo();

            assertThat(run.join().code()).isEqualTo(5);
            assertThat(run.join().lastLine()).contains("refuses connections (tried 5 times)");
        }
        assertResumes();
    }

    @Test
    void endsWhenElasticsearchGoesAwayAmidTheDocumentsAndResumes() throws IOException {
        try (ForwardingServer server = ForwardingServer.before(TestElasticsearch.uri(), 0, 503)) {
            server.before("POST /_search", 45, () -> server.refuseNext(1_000));
            final Result ended = shell.with("ES_HOST", server.url())
                    .with("AILOG_ELASTICSEARCH_EVENTS_PAGESIZE", "50")
                    .run(with(BACKFILL, "--workers", "1"));

            assertThat(ended.code()).describedAs(ended.out() + ended.err()).isEqualTo(5);
            assertThat(ended.lastLine()).contains("Nothing is lost; try again later");
            assertThat(standing.covered()).isEqualTo(96);
        }
        assertResumes();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 30})
    void readsAgainWhatElasticsearchLostAmidTheDocuments(final int page) throws IOException {
        try (ForwardingServer server = ForwardingServer.before(TestElasticsearch.uri(), 0, 503)) {
            server.before("POST /_search", page, PassingOutageStorm::loseThePointsInTime);
            final Result result = shell.with("ES_HOST", server.url())
                    .with("AILOG_ELASTICSEARCH_EVENTS_PAGESIZE", "50")
                    .run(with(BACKFILL, "--workers", "1"));

            assertThat(result.code()).describedAs(result.out() + result.err()).isZero();
            assertThat(result.err()).doesNotContain("another number of documents");
            standing.assertFinished(undisturbed);
        }
    }

    /** An index that is closed loses them, as a node that restarts does. */
    private static void loseThePointsInTime() {
        TestElasticsearch.server().http().expect("POST", "/logs-1/_close", "");
        TestElasticsearch.server().http().expect("POST", "/logs-1/_open?wait_for_active_shards=1", "");
    }

    private static void clear() {
        TestPostgres.clear();
        SampleLogs.knowTheIssue(TestPostgres.database());
    }

    private void assertResumes() {
        HoldingPoint.awaitNobody(TestPostgres.database());
        final Result resumed = shell.onTestServers().run(BACKFILL);
        assertThat(resumed.code()).describedAs(resumed.err()).isZero();
        standing.assertFinished(undisturbed);
    }

    private static FaultyProxy proxy() {
        return FaultyProxy.before(TestPostgres.server().port());
    }

    private static String[] with(final String[] command, final String... more) {
        return Stream.of(command, more).flatMap(Arrays::stream).toArray(String[]::new);
    }
}
