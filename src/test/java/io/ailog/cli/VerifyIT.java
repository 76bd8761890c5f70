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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code verify}: what it finds right, and what it says of each thing that can be wrong. */
class VerifyIT {
    private static final Instant NOW = Instant.parse("2026-03-09T12:20:00Z");

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void startAfresh() throws IOException {
        TestPostgres.clear();
        TestElasticsearch.clear();
        TestElasticsearch.create("logs-1", TestElasticsearch.KEYWORDS);
        TestElasticsearch.load("logs-1", new LogDocuments().error(NOW.minusSeconds(7_200), "pca-dev-01-app"));
        Files.writeString(home.resolve("namespaces.yaml"), """
                namespaces:
                  pca-dev-01-app: { priority: 30, groups: [pca, dev], alert_rule: WARN }
                """);
        shell = new Shell(home).onTestServers().at(NOW).with("NAMESPACES_FILE", "namespaces.yaml");
    }

    @Test
    void findsAWorkingInstallationRight() {
        assertThat(shell.run("backfill", "--from", "2026-03-09").code()).isZero();
        assertThat(shell.run("thresholds", "--quiet").code()).isZero();
        assertThat(shell.run("regular").code()).isZero();
        final Result result = shell.run("verify");

        assertThat(result.out().lines())
                .anyMatch(line -> line.startsWith("ok       Java: "))
                .contains("ok       .env: not there; the environment has the settings")
                .contains("ok       namespaces: 1 is watched")
                .anyMatch(line -> line.matches("ok       PostgreSQL: [0-9.]+ at .*, database .*, user .*"))
                .anyMatch(line -> line.startsWith("ok       TLS: "))
                .anyMatch(line -> line.startsWith("ok       DDL user: "))
                .anyMatch(line -> line.startsWith("ok       schema: current ("))
                .contains("ok       tables and views: all 11 tables and 2 views of ailog_peak")
                .contains("ok       writing: peak_raw_data takes and gives back a row (rolled back)")
                .contains("ok       sequences: all can be used")
                .anyMatch(line -> line.startsWith("ok       Elasticsearch: "))
                .contains("ok       indices: logs-* matches 1 index")
                .contains("ok       counts: 1 rows of peak_raw_data, 1 namespaces, 1 days")
                .contains("ok       last regular run: the last that completed began 0 minutes ago")
                .contains("ok       coverage: complete from 2026-03-09T00:00:00Z to 2026-03-09T11:45:00Z");
        assertThat(result.code()).isZero();
        assertThat(TestPostgres.query("SELECT count(*) FROM ailog_peak.peak_raw_data WHERE namespace = 'ailog-verify'"))
                .containsExactly("0");
    }

    @Test
    void tellsAFreshInstallationWhatToDoNext() {
        final Result result = shell.run("verify");

        assertThat(result.code()).describedAs(result.out()).isZero();
        assertThat(result.out())
                .contains("warning  counts: peak_raw_data is empty\n         -> Run ./run-job.sh init --days 21.\n")
                .contains("warning  thresholds: there are none")
                .contains("warning  last regular run: there was none")
                .contains("warning  coverage: nothing was collected in the last 31 days")
                .contains("ok       documents: 1 of 1 namespaces logged in the last day");
        assertThat(result.lastLine()).startsWith("verify: all is well, ");
    }

    @Test
    void namesTheCommandThatFillsAGap() {
        assertThat(shell.run("init", "--from", "2026-03-08", "--to", "2026-03-09T10:00:00Z")
                        .code())
                .isZero();
        TestPostgres.query("DELETE FROM ailog_batch.coverage WHERE window_start = '2026-03-08T05:00Z' RETURNING 1");

        final Result result = shell.run("verify");

        assertThat(result.code()).isEqualTo(6);
        assertThat(result.out())
                .contains(
                        "failed   coverage: 8 windows in 2 gaps, the first 2026-03-08T05:00:00Z to 2026-03-08T05:15:00Z\n"
                                + "         -> Run ./run-job.sh backfill --from 2026-03-08T05:00:00Z --to 2026-03-09T11:45:00Z"
                                + " --only missing,failed\n");
        assertThat(result.lastLine()).startsWith("verify: 1 of ");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("DB_PORT", "1", "failed   PostgreSQL: PostgreSQL at ", "DB_PORT"),
                Arguments.of("DB_PASSWORD", "wrong", "failed   PostgreSQL: ", "DB_PASSWORD"),
                Arguments.of("DB_NAME", "nowhere", "failed   PostgreSQL: ", "DB_NAME"),
                Arguments.of("DB_DDL_PASSWORD", "wrong", "failed   DDL user: ", "DB_DDL_PASSWORD"),
                Arguments.of("DB_SSLMODE", "perhaps", "failed   settings: ", "DB_SSLMODE"),
                Arguments.of("ES_HOST", "http://127.0.0.1:1", "failed   Elasticsearch: ", "ES_HOST"),
                Arguments.of("ES_INDEX", "others-*", "failed   indices: ", "ES_INDEX"),
                Arguments.of("ES_FIELD_LEVEL", "severity", "failed   indices: ", "ES_FIELD_LEVEL"),
                Arguments.of("ES_FIELD_TRACE", "trace.nr", "warning  fields: ", "ES_FIELD_TRACE"),
                Arguments.of("NAMESPACES_FILE", "none.yaml", "failed   namespaces: ", "none.yaml"),
                Arguments.of("LOG_DIR", "namespaces.yaml", "failed   log directory: ", "LOG_DIR"),
                Arguments.of("DB_HOST_FILE", "none", "failed   .env: ", "DB_HOST_FILE"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void saysWhatIsWrongAndWhichKeyToCheck(
            final String key, final String value, final String line, final String remedy) {
        if (key.endsWith("_FILE") && !key.equals("NAMESPACES_FILE")) {
            shell.without("DB_HOST");
        }
        final Result result = shell.with(key, value).run("verify");

        final List<String> lines = result.out().lines().toList();
        assertThat(lines).describedAs(result.err()).anyMatch(found -> found.startsWith(line));
        assertThat(result.out().substring(result.out().indexOf(line))).contains(remedy);
        assertThat(result.code()).isEqualTo(line.startsWith("failed") ? 6 : 0);
        assertThat(result.out()).doesNotContain(TestPostgres.database().appPassword());
    }

    @Test
    void printsJsonForPrograms() {
        final Result result = shell.with("ES_INDEX", "others-*").run("verify", "--json");

        final JsonNode document = new JsonMapper().readTree(result.out());
        assertThat(result.code()).isEqualTo(6);
        assertThat(document.get("ok").asBoolean(true)).isFalse();
        assertThat(document.get("checks").valueStream())
                .anyMatch(check -> check.get("name").asString("").equals("indices")
                        && check.get("outcome").asString("").equals("failed")
                        && check.get("found").asString("").contains("others-*"))
                .anyMatch(check -> check.get("name").asString("").equals("documents")
                        && check.get("outcome").asString("").equals("skipped"));
    }

    @Test
    void beginsWithWhatIsMissingWhereNothingIsSetUp() {
        final Result result = new Shell(home).without("ES_INDEX").run("verify");

        assertThat(result.code()).isEqualTo(6);
        assertThat(result.out())
                .contains("""
                        failed   .env: not there, and the environment has no DB_NAME
                                 -> Run cp config/.env.example .env && chmod 600 .env, and fill it in.
                        """)
                .contains("failed   PostgreSQL: DB_USER is missing")
                .contains("failed   Elasticsearch: ");
    }
}
