package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ailog.cli.Shell.Result;
import io.ailog.cli.Shell.Running;
import io.ailog.server.BulkLoad;
import io.ailog.server.ElasticsearchOptions;
import io.ailog.server.ElasticsearchServer;
import io.ailog.server.FaultyProxy;
import io.ailog.server.PostgresDatabase;
import io.ailog.server.PostgresServer;
import io.ailog.server.TestElasticsearch;
import io.ailog.server.TestPostgres;
import io.ailog.server.TestTables;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that really stop and start again, on the same port and data, below backfills; and what takes long. */
class OutageStorm {
    private static final String[] BACKFILL = {"backfill", "--from", "2026-03-02", "--to", "2026-03-09", "--workers", "2"
    };
    private static final int WINDOWS = 7 * 96;
    /** Of two windows each. */
    private static final int CHUNKS = 7 * 48;

    @TempDir
    private static Path data;

    @TempDir
    private Path home;

    @Test
    void resumesAfterPostgresWasRestarted() {
        SampleLogs.load("2026-03-02", "2026-03-10");
        PostgresServer server = startPostgres(0);
        try {
            final PostgresDatabase database = server.createBootstrapped("restarted");
            final Standing standing = new Standing(database);
            final Shell shell = shell(database, TestElasticsearch.uri().getPort());
            assertThat(shell.run("migrate").code()).isZero();
            final List<String> undisturbed = undisturbed(shell, database);
            for (final boolean immediate : List.of(false, true, false, true)) {
                final Running running = shell.start(BACKFILL);
                awaitMore(standing, running);
                server = restart(server, immediate, () -> {
                    assertOutOfReach(running.await());
                    for (final String job : List.of("init", "backfill", "regular", "thresholds", "migrate")) {
                        assertOutOfReach(shell.run(command(job)));
                    }
                });
            }
            assertThat(standing.covered()).isLessThan(WINDOWS);
            assertThat(shell.start(BACKFILL).await().code()).isZero();
            standing.assertFinished(undisturbed);
            assertThat(standing.collected()).isEqualTo(CHUNKS);
        } finally {
            server.close();
        }
    }

    @Test
    void waitsOrResumesWhenElasticsearchIsRestarted() {
        final ElasticsearchOptions options = ElasticsearchOptions.forTests().data(data.resolve("elasticsearch"));
        ElasticsearchServer server = ElasticsearchServer.start(options);
        try (FaultyProxy proxy = FaultyProxy.before(server.uri().getPort());
                PostgresServer postgres = startPostgres(0)) {
            server.http().expect("PUT", "/logs-1", TestElasticsearch.KEYWORDS);
            BulkLoad.run(server.http(), "logs-1", SampleLogs.documents("2026-03-02", "2026-03-10").stream());
            final PostgresDatabase database = postgres.createBootstrapped("other");
            final Standing standing = new Standing(database);
            final Shell shell = shell(database, proxy.port());
            assertThat(shell.run("migrate").code()).isZero();
            final List<String> undisturbed = undisturbed(shell, database);

            final Running impatient = shell.start(BACKFILL);
            awaitMore(standing, impatient);
            proxy.refuse();
            server.close();
            assertOutOfReach(impatient.await());
            final Running patient =
                    shell.with("AILOG_ELASTICSEARCH_CALLS_TRIES", "100").start(BACKFILL);
            server = ElasticsearchServer.start(options);
            proxy.behind(server.uri().getPort());
            proxy.pass();

            assertThat(patient.await().code())
                    .describedAs(patient.await().err())
                    .isZero();
            standing.assertFinished(undisturbed);
            assertThat(standing.collected()).isEqualTo(CHUNKS);
        } finally {
            server.close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void endsWithinTheTimesThatAreSetByDefaultWhenPostgresFallsSilent(final boolean askedToStop) throws Exception {
        SampleLogs.load("2026-03-02", "2026-03-10");
        TestPostgres.clear();
        final PostgresDatabase database = TestPostgres.database();
        final Shell shell = shell(database, TestElasticsearch.uri().getPort());
        try (FaultyProxy proxy = FaultyProxy.before(database.server().port())) {
            final Running running = shell.through(proxy).start(BACKFILL);
            awaitMore(new Standing(database), running);
            proxy.silence();
            final long begin = System.nanoTime();
            if (askedToStop) {
                running.process().destroy();
            }

            assertThat(running.process().waitFor(100, TimeUnit.SECONDS)).isTrue();

            Storms.say(
                    "a run ended %d s after PostgreSQL fell silent%s, code %d",
                    Duration.ofNanos(System.nanoTime() - begin).toSeconds(),
                    askedToStop ? " and SIGTERM" : "",
                    running.await().code());
            assertThat(running.await().code()).isIn(askedToStop ? List.of(4, 5) : List.of(5));
        }
        HoldingPoint.awaitNobody(database);
        assertThat(shell.on(database).run(BACKFILL).code()).isZero();
        assertThat(new Standing(database).collected()).isEqualTo(CHUNKS);
    }

    @ParameterizedTest
    @CsvSource({"regular,ailog_batch.coverage", "thresholds,ailog_peak.peak_threshold_caps"})
    void letsOneOfFourWork(final String job, final String table) {
        SampleLogs.load("2026-03-02", "2026-03-10");
        TestPostgres.clear();
        final Shell shell = new Shell(home).onTestServers();
        assertThat(shell.run(BACKFILL).code()).isZero();
        try (HoldingPoint point = HoldingPoint.before("INSERT ON " + table, "true")) {
            final List<Running> four =
                    Stream.generate(() -> shell.start(job)).limit(4).toList();
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> four.stream()
                                    .filter(each -> each.process().isAlive())
                                    .count()
                            == 1);
            point.letGo();

            assertThat(four.stream().map(each -> each.await().code())).containsExactlyInAnyOrder(0, 3, 3, 3);
        }
        assertThat(shell.run(job).code()).isZero();
    }

    /** Stops, does what is to be done meanwhile, and starts again on the same port and data. */
    private static PostgresServer restart(
            final PostgresServer server, final boolean immediate, final Runnable meanwhile) {
        final int port = server.port();
        if (immediate) {
            server.crash();
        } else {
            server.close();
        }
        meanwhile.run();
        return startPostgres(port);
    }

    private static PostgresServer startPostgres(final int port) {
        return PostgresServer.start(PostgresServer.Settings.keptIn(data.resolve("postgres"))
                .withFsync()
                .withPort(port));
    }

    private Shell shell(final PostgresDatabase database, final int elasticsearch) {
        return new Shell(home)
                .on(database)
                .with("ES_HOST", "http://127.0.0.1:" + elasticsearch)
                .with("AILOG_BATCH_CHUNKWINDOWS", "2");
    }

    /** The rows of a run on a database of its own with the same logs. */
    private static List<String> undisturbed(final Shell shell, final PostgresDatabase database) {
        assertThat(shell.run(BACKFILL).code()).isZero();
        final List<String> rows = TestTables.contents(database);
        assertThat(rows).anyMatch(row -> row.startsWith("incident"));
        TestPostgres.clear(database);
        return rows;
    }

    private static void awaitMore(final Standing standing, final Running running) {
        final int before = standing.covered();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() ->
                        standing.covered() >= before + 40 || !running.process().isAlive());
        assertThat(running.process().isAlive()).isTrue();
    }

    private static void assertOutOfReach(final Result result) {
        assertThat(result.code()).describedAs(result.out() + result.err()).isEqualTo(5);
    }

    private static String[] command(final String job) {
        return job.matches("init|backfill") ? new String[] {job, "--from", "2026-03-02"} : new String[] {job};
    }
}
