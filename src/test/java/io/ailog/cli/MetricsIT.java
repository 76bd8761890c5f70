package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.ailog.server.LogDocuments;
import io.ailog.server.TestElasticsearch;
import io.ailog.server.TestPostgres;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What monitoring is told of runs. */
class MetricsIT {
    private static final Instant NOW = Instant.parse("2026-03-02T12:20:00Z");
    private static final String[] HOURS = {"backfill", "--from", "2026-03-02T10:00:00Z", "--to", "2026-03-02T12:00:00Z"
    };

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void startAfresh() {
        TestPostgres.clear();
        TestElasticsearch.startAfresh();
        // more than the 100 that stand in for a threshold, and one more error in another window
        final LogDocuments documents =
                new LogDocuments().error(Instant.parse("2026-03-02T10:50:00Z"), "pca-dev-01-app");
        for (int second = 0; second < 130; second++) {
            documents.error(Instant.parse("2026-03-02T10:00:00Z").plusSeconds(second), "pca-dev-01-app");
        }
        TestElasticsearch.load("logs-1", documents);
        shell = new Shell(home).onTestServers().at(NOW);
    }

    @Test
    void goToAFileOfPrometheus() throws IOException {
        final Path metrics = Files.createDirectory(home.resolve("metrics"));
        assertThat(shell.with("METRICS_DIR", "metrics").run(HOURS).code()).isZero();

        final Path file = metrics.resolve("ailog_backfill.prom");
        assertThat(samples(file))
                .containsEntry("ailog_run_exit_code{job=\"backfill\"}", 0.0)
                .containsEntry("ailog_run_windows{job=\"backfill\"}", 8.0)
                .containsEntry("ailog_run_documents{job=\"backfill\"}", 131.0)
                .containsEntry("ailog_run_incidents{job=\"backfill\",severity=\"critical\"}", 0.0)
                .containsEntry("ailog_run_incidents{job=\"backfill\",severity=\"%s\"}".formatted(severity()), 1.0)
                .containsEntry("ailog_run_end_time_seconds{job=\"backfill\"}", NOW.getEpochSecond() * 1.0)
                .containsEntry("ailog_run_last_success_time_seconds{job=\"backfill\"}", NOW.getEpochSecond() * 1.0)
                .containsEntry("ailog_newest_window_lag_seconds{job=\"backfill\"}", 20 * 60.0)
                .hasEntrySatisfying("ailog_run_duration_seconds{job=\"backfill\"}", seconds -> assertThat(seconds)
                        .isPositive());
        assertThat(Files.readString(file))
                .contains("# TYPE ailog_run_windows gauge", "# HELP ailog_run_windows Windows of 15 minutes");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r--r--");
    }

    @Test
    void tellOfAFailedRunAndRememberTheLastSuccess() throws IOException {
        Files.createDirectory(home.resolve("metrics"));
        shell.with("METRICS_DIR", home.resolve("metrics").toString());
        assertThat(shell.run(HOURS).code()).isZero();
        final Shell later = shell.at(NOW.plusSeconds(900)).with("DB_PORT", "1");

        assertThat(later.run(HOURS).code()).isEqualTo(5);

        assertThat(samples(home.resolve("metrics/ailog_backfill.prom")))
                .containsEntry("ailog_run_exit_code{job=\"backfill\"}", 5.0)
                .containsEntry("ailog_run_end_time_seconds{job=\"backfill\"}", NOW.getEpochSecond() + 900.0)
                .containsEntry("ailog_run_last_success_time_seconds{job=\"backfill\"}", NOW.getEpochSecond() * 1.0)
                .doesNotContainKey("ailog_run_windows{job=\"backfill\"}");
        try (var files = Files.list(home.resolve("metrics"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void tellHowFarTheLedgerReachesWhileElasticsearchIsOutOfReach() throws IOException {
        assertThat(shell.with("METRICS_DIR", home.toString()).run(HOURS).code()).isZero();
        final Path file = home.resolve("ailog_regular.prom");
        Files.write(file, new byte[] {(byte) 0xff, 0, 10});

        // the clock of the run before was ahead of this one: what it has is no news of the future
        final Shell cut = shell.at(NOW.minusSeconds(30 * 60)).with("ES_HOST", "http://127.0.0.1:1");
        assertThat(cut.with("AILOG_ELASTICSEARCH_CALLS_TRIES", "1")
                        .run("regular")
                        .code())
                .isEqualTo(5);

        assertThat(samples(file))
                .containsEntry("ailog_run_exit_code{job=\"regular\"}", 5.0)
                .containsEntry("ailog_newest_window_lag_seconds{job=\"regular\"}", 5 * 60.0)
                .doesNotContainKey("ailog_run_last_success_time_seconds{job=\"regular\"}");
    }

    @Test
    void tellOfARefusedRunAndOfNoDryRun() throws IOException {
        final Path file = home.resolve("ailog_regular.prom");
        shell.with("METRICS_DIR", home.toString());
        assertThat(shell.run("regular", "--dry-run").code()).isZero();
        assertThat(file).doesNotExist();
        try (HoldingPoint point = HoldingPoint.before("INSERT ON ailog_batch.coverage", "true")) {
            final CompletableFuture<Shell.Result> first = shell.runBeside("regular");
            point.awaitArrival(first);
            assertThat(shell.run("regular").code()).isEqualTo(3);
            assertThat(samples(file)).containsEntry("ailog_run_exit_code{job=\"regular\"}", 3.0);
            point.letGo();
            assertThat(first.join().code()).isZero();
        }
        assertThat(samples(file)).containsEntry("ailog_run_exit_code{job=\"regular\"}", 0.0);
    }

    @Test
    void arePushedToAReceiverOfOtlp() throws IOException {
        final AtomicReference<ExportMetricsServiceRequest> pushed = new AtomicReference<>();
        final AtomicReference<String> key = new AtomicReference<>();
        final Shell.Result result = pushTo(exchange -> {
            key.set(exchange.getRequestHeaders().getFirst("api-key"));
            pushed.set(ExportMetricsServiceRequest.parseFrom(exchange.getRequestBody()));
            exchange.sendResponseHeaders(200, -1);
        });

        assertThat(result.err()).isEmpty();
        assertThat(key).hasValue("otlp-Secr=t");
        final Map<String, Double> values =
                Objects.requireNonNull(pushed.get()).getResourceMetrics(0).getScopeMetrics(0).getMetricsList().stream()
                        .filter(metric -> !metric.getName().equals("ailog.run.incidents"))
                        .collect(Collectors.toMap(
                                Metric::getName,
                                metric -> metric.getGauge().getDataPoints(0).getAsDouble()));
        assertThat(values)
                .containsEntry("ailog.run.exit.code", 0.0)
                .containsEntry("ailog.run.windows", 8.0)
                .containsEntry("ailog.run.documents", 131.0)
                .containsEntry("ailog.newest.window.lag", 20 * 60.0);
    }

    @Test
    void areGivenToNoOtherServerThanTheOneThatIsNamed() throws IOException {
        final List<String> asked = new CopyOnWriteArrayList<>();
        final Shell.Result result = pushTo(exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(307, -1);
        });

        assertThat(asked).containsExactly("/v1/metrics");
        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("did not take the figures of this run: it answered with status 307");
    }

    @Test
    void waitForAnAnswerThatDripsNoLongerThanIsSet() throws IOException {
        final CountDownLatch end = new CountDownLatch(1);
        shell.with("AILOG_METRICS_TIMEOUT", "500ms");
        final Shell.Result result = pushTo(
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    try {
                        while (!end.await(100, TimeUnit.MILLISECONDS)) {
                            exchange.getResponseBody().write(1);
                            exchange.getResponseBody().flush();
                        }
                    } catch (final InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                end);

        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("it took longer than `ailog.metrics.timeout`, 500 ms");
    }

    @Test
    void neverFailARun() {
        final Shell.Result result = shell.with("METRICS_DIR", "nowhere")
                .with("OTLP_METRICS_URL", "http://127.0.0.1:1/v1/metrics")
                .run(HOURS);

        assertThat(result.code()).isZero();
        assertThat(result.err())
                .contains("Make METRICS_DIR a folder that this user can write to")
                .contains("Check OTLP_METRICS_URL and OTLP_METRICS_HEADERS");
    }

    @Test
    void areRefusedWhereTheyCouldNotGo() {
        final Shell.Result result =
                shell.with("OTLP_METRICS_URL", "collector.example").run(HOURS);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.lastLine()).contains("`OTLP_METRICS_URL` must be an http or https URL");
    }

    private Shell.Result pushTo(final HttpHandler answer) throws IOException {
        return pushTo(answer, new CountDownLatch(1));
    }

    /** Runs a job that pushes to a receiver, and tells it by {@code end} that the job has ended. */
    private Shell.Result pushTo(final HttpHandler answer, final CountDownLatch end) throws IOException {
        final HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            try (exchange) {
                answer.handle(exchange);
            }
        });
        receiver.start();
        try {
            return shell.with(
                            "OTLP_METRICS_URL",
                            "http://127.0.0.1:" + receiver.getAddress().getPort() + "/v1/metrics")
                    .with("OTLP_METRICS_HEADERS", "api-key=otlp-Secr=t")
                    .run(HOURS);
        } finally {
            end.countDown();
            receiver.stop(0);
        }
    }

    /** That of the one incident. */
    private static String severity() {
        return TestPostgres.query("SELECT severity FROM ailog_peak.peak_investigation")
                .get(0);
    }

    private static Map<String, Double> samples(final Path file) throws IOException {
        final Map<String, Double> samples = new TreeMap<>();
        final List<String> lines = Files.readAllLines(file);
        assertThat(lines).allMatch(line -> line.matches("# (HELP|TYPE) [a-z_]+ .+|[a-z_]+\\{[^{}]*\\} [0-9.E]+"));
        lines.stream()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> samples.put(
                        line.substring(0, line.lastIndexOf(' ')),
                        Double.valueOf(line.substring(line.lastIndexOf(' ') + 1))));
        return samples;
    }
}
