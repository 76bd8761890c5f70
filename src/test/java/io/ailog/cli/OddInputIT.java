package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.cli.Shell.Result;
import io.ailog.server.LogDocuments;
import io.ailog.server.TestElasticsearch;
import io.ailog.server.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Input that servers and processes have to bear, beyond what can be told without them. */
class OddInputIT {
    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");
    private static final String[] INIT = {"init", "--from", "2026-03-02T09:00:00Z", "--to", "2026-03-02T11:00:00Z"};

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void startAfresh() {
        TestPostgres.clear();
        TestElasticsearch.startAfresh();
        shell = new Shell(home).onTestServers().with("AILOG_ELASTICSEARCH_CALLS_TRIES", "1");
    }

    @Test
    void keepsTheTraceOfABrokenEnvFileFromTheScreen() throws IOException {
        Files.writeString(home.resolve(".env"), "broken");

        final Result result = shell.start(INIT).await();

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err().lines())
                .containsExactly("error: " + home.resolve(".env") + ", line 1: write KEY=value, or # for a comment.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ES_INDEX           | LOGS-1                    | ES_INDEX",
                "ES_INDEX           | LOGS-*                    | ES_INDEX",
                "ES_INDEX           | nowhere:logs-*            | ES_INDEX",
                "ES_INDEX           | nowhere:logs-1            | ES_INDEX",
                "ES_INDEX           | logs-1,nothing            | ES_INDEX",
                "ES_INDEX           | +logs-1                   | ES_INDEX",
                "ES_INDEX           | ',,'                      | ES_INDEX",
                "ES_INDEX           | <logs-{now/d}>            | ES_INDEX",
                "ES_INDEX           | logs 1                    | ES_INDEX",
                "ES_INDEX           | 日志                        | ES_INDEX",
                "ES_FIELD_NAMESPACE | kubernetes                | ES_FIELD_NAMESPACE",
                "ES_FIELD_NAMESPACE | \"kubernetes\"            | ES_FIELD_NAMESPACE",
                "ES_FIELD_NAMESPACE | kubernetes.*              | ES_FIELD_NAMESPACE",
                "ES_FIELD_NAMESPACE | a&b=c#d                   | ES_FIELD_NAMESPACE",
                "ES_FIELD_LEVEL     | 级别                        | ES_FIELD_LEVEL",
                "ES_FIELD_TIMESTAMP | timestamp                 | ES_FIELD_TIMESTAMP",
                "NAMESPACES_FILE    | #{T(java.lang.System).exit(7)} | NAMESPACES_FILE",
                "NAMESPACES_FILE    | ${HOME}                   | ${HOME}"
            })
    void namesTheKeyOfWhatTheServerCannotTake(final String key, final String value, final String named) {
        final Result result = shell.with(key, value).run(INIT);

        assertThat(result.code()).describedAs(result.err()).isEqualTo(2);
        assertThat(result.err().lines()).hasSize(1);
        assertThat(result.lastLine()).startsWith("error: ").contains(named).doesNotContain("Exception");
    }

    @Test
    void writesNothingInADryRunWhateverTheEnvironmentSays() {
        TestElasticsearch.load("logs-1", new LogDocuments().error(TEN, "pca-dev-01-app"));
        final Result dry = shell.with("AILOG_DRY_RUN", "false")
                .with("AILOG_DRYRUN", "false")
                .run(INIT[0], INIT[1], INIT[2], INIT[3], INIT[4], "--dry-run");

        assertThat(dry.code()).describedAs(dry.err()).isZero();
        assertThat(dry.out()).contains("nothing was written");
        assertThat(TestPostgres.query("SELECT count(*) FROM ailog_batch.coverage"))
                .containsExactly("0");
        assertThat(shell.with("AILOG_DRY_RUN", "true").run(INIT).out()).contains("init done");
    }

    @Test
    void takesSettingsOfSpringsKindFromTheEnvFile() throws IOException {
        Files.writeString(home.resolve(".env"), "AILOG_BATCH_CHUNKWINDOWS=97\nDB_HSOT=a\n");

        final Result result = shell.run(INIT);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err().lines())
                .containsExactly(
                        "warning: .env sets DB_HSOT, which is no key of this product. config/.env.example has them all.",
                        "error: `ailog.batch.chunk-windows` must be 1 to 96, was 97");
    }

    @Test
    void worksWithTenThousandNamespacesInItsHeap() throws IOException {
        Files.writeString(
                home.resolve("namespaces.yaml"),
                IntStream.range(0, 10_000)
                        .mapToObj(i -> "  namespace-number-%05d: { priority: %d, groups: [g%d, all] }%n"
                                .formatted(i, i % 101, i % 7))
                        .collect(Collectors.joining("", "namespaces:\n", "")));
        final LogDocuments documents = new LogDocuments();
        IntStream.range(0, 10_000)
                .forEach(i -> documents.error(TEN.plusMillis(i * 80L), "namespace-number-%05d".formatted(i)));
        TestElasticsearch.load("logs-1", documents);
        shell.with("NAMESPACES_FILE", home.resolve("namespaces.yaml").toString());

        final Result regular = shell.start("regular").await();
        final Result init = shell.start(INIT).await();
        final Result thresholds = shell.start("thresholds", "--quiet").await();

        assertThat(init.code()).describedAs(init.err()).isZero();
        assertThat(init.out()).contains("8 windows, 10,000 errors in 10000 namespaces");
        assertThat(thresholds.code()).describedAs(thresholds.err()).isZero();
        assertThat(regular.code()).describedAs(regular.err()).isZero();
        assertThat(TestPostgres.query("SELECT count(*) FROM ailog_batch.coverage"))
                .containsExactly("100000");
        assertThat(TestPostgres.query("SELECT count(*) FROM ailog_peak.peak_thresholds"))
                .containsExactly("10000");
    }
}
