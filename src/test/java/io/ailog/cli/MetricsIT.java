package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
        TestElasticsearch.clear();
        TestElasticsearch.create("logs-1", TestElasticsearch.KEYWORDS);
        TestElasticsearch.load(
                "logs-1",
                new LogDocuments()
                        .error(Instant.parse("2026-03-02T10:00:00Z"), "pca-dev-01-app")
                        .error(Instant.parse("2026-03-02T10:50:00Z"), "pca-dev-01-app"));
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
                .containsEntry("ailog_run_documents{job=\"backfill\"}", 2.0)
                .containsEntry("ailog_run_incidents{job=\"backfill\",severity=\"critical\"}", 0.0)
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
    void arePushedToAReceiverOfOtlp() throws IOException {
        final AtomicReference<ExportMetricsServiceRequest> pushed = new AtomicReference<>();
        final AtomicReference<String> key = new AtomicReference<>();
        final HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/v1/metrics", exchange -> {
            key.set(exchange.getRequestHeaders().getFirst("api-key"));
            pushed.set(ExportMetricsServiceRequest.parseFrom(exchange.getRequestBody()));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        receiver.start();
        try {
            shell.with(
                            "OTLP_METRICS_URL",
                            "http://127.0.0.1:" + receiver.getAddress().getPort() + "/v1/metrics")
                    .with("OTLP_METRICS_HEADERS", "api-key=otlp-Secr=t");
            assertThat(shell.run(HOURS).err()).isEmpty();
        } finally {
            receiver.stop(0);
        }

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
                .containsEntry("ailog.run.documents", 2.0)
                .containsEntry("ailog.newest.window.lag", 20 * 60.0);
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
