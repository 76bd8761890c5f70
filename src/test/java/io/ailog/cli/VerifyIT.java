package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.cli.Shell.Result;
import io.ailog.server.DatabaseState;
import io.ailog.server.FaultyProxy;
import io.ailog.server.LogDocuments;
import io.ailog.server.OlderDatabase;
import io.ailog.server.PostgresDatabase;
import io.ailog.server.TestElasticsearch;
import io.ailog.server.TestPostgres;
import io.ailog.window.CheckPoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code verify}: each point of the list as it should be, and with what is said of each thing that can be wrong. */
class VerifyIT {
    private static final Instant NOW = Instant.parse("2026-03-09T12:20:00Z");
    private static final List<String> POINTS =
            Stream.of(CheckPoint.values()).map(CheckPoint::label).toList();
    private static final Pattern LINE = Pattern.compile("(ok|warning|failed|skipped) +(.{13}) (.+)");

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeAll
    static void load() {
        TestElasticsearch.startAfresh();
        final LogDocuments documents = new LogDocuments().error(NOW.minusSeconds(3_600), "shop");
        TestElasticsearch.load("logs-1", documents.info(NOW.minusSeconds(60), "store"));
        TestElasticsearch.create("texts-1", """
                {"mappings":{"properties":{"@timestamp":{"type":"date"},"level":{"type":"text"},
                "kubernetes":{"properties":{"namespace":{"type":"keyword"}}}}}}""");
        TestElasticsearch.load("texts-1", new LogDocuments().error(NOW.minusSeconds(60), "other"));
    }

    @BeforeEach
    void startAfresh() throws IOException {
        TestPostgres.clear();
        namespaces("shop", "store");
        shell = new Shell(home).onTestServers().at(NOW).with("NAMESPACES_FILE", "namespaces.yaml");
    }

    @Test
    void tellsANewInstallationWhatToDoNext() {
        final List<String> before = DatabaseState.of(TestPostgres.database());

        final Result result = shell.run("verify");

        assertThat(named(result, "warning")).containsExactly("counts", "thresholds", "last regular");
        assertThat(named(result, "ok")).hasSize(POINTS.size() - 3);
        assertThat(result.out())
                .contains("warning  counts        peak_raw_data is empty\n         fix: ./run-job.sh init --days 21\n")
                .contains("ok       .env          not there; the environment has the settings\n")
                .contains("ok       namespaces    2 are watched, by namespaces.yaml\n")
                .contains("ok       app user      ailog_analyzer_app, member of role_ailog_analyzer_app\n")
                .contains("ok       tables        11 tables and 2 views\n")
                .contains("ok       index         logs-* matches 1 index: logs-1\n")
                .contains("ok       documents     2 in the last day, from 2 of 2 namespaces; 1 with level = ERROR\n")
                .containsPattern("ok       PostgreSQL    [0-9.]+ at .*, database shared\n")
                .containsPattern("ok       Elasticsearch [0-9]+\\.[0-9.]+ at http://");
        assertThat(result.lastLine()).isEqualTo("verify: 22 checks, nothing failed (3 warnings).");
        assertThat(result.code()).isZero();
        assertThat(DatabaseState.of(TestPostgres.database())).isEqualTo(before);
    }

    @Test
    void followsWhatTheJobsBringTogether() throws IOException {
        collect();
        final Result whole = shell.run("verify", "--json");
        assertThat(whole.err()).isEmpty();
        final JsonNode document = new JsonMapper().readTree(whole.out());
        assertThat(document.propertyNames()).containsExactly("ok", "checks");
        assertThat(document.get("ok").asBoolean(false)).isTrue();
        final List<String> names = new ArrayList<>();
        document.get("checks").forEach(check -> {
            assertThat(check.propertyNames()).containsExactly("name", "outcome", "found", "fix");
            assertThat(check.get("outcome").asString()).as(check.toString()).isEqualTo("ok");
            assertThat(check.get("fix").isNull()).isTrue();
            names.add(check.get("name").asString());
        });
        assertThat(names).isEqualTo(POINTS);
        assertThat(whole.code()).isZero();

        final Result late = shell.at(NOW.plusSeconds(7_200)).run("verify");
        assertFailed(late, "last regular");
        assertThat(late.out()).contains("""
                completed, began 2 h ago (2026-03-09T12:20:00Z)
                         fix: ./run-job.sh status --job regular
                """);

        computedAt(NOW.minus(Duration.ofDays(36)));
        namespaces("shop", "store", "other");
        final Result old = shell.at(NOW).run("verify");
        assertThat(named(old, "warning")).containsExactly("documents", "thresholds");
        assertThat(old.out()).contains("computed 36 days ago", "silent: other\n");

        OlderDatabase.execute(TestPostgres.database(), "DELETE FROM ailog_peak.peak_thresholds");
        assertFailed(shell.run("verify"), "thresholds");
    }

    @Test
    void namesTheCommandsThatFillGaps() {
        collect();
        final String day = "2026-03-07T";
        OlderDatabase.execute(TestPostgres.database(), """
                DELETE FROM ailog_batch.coverage
                WHERE namespace = 'shop' AND window_start IN ('%1$s05:00Z', '%1$s05:15Z', '%1$s09:00Z')
                """.formatted(day));

        final Result result = shell.run("verify");

        assertFailed(result, "coverage");
        assertThat(result.out())
                .contains("failed   coverage      never collected: 3 windows in 2 gaps, the first " + day
                        + "05:00:00Z to " + day + "05:30:00Z\n");
        final List<String> commands = result.out()
                .lines()
                .filter(line -> line.contains("backfill"))
                .map(line -> line.replaceFirst(".*\\./run-job\\.sh ", ""))
                .toList();
        assertThat(commands)
                .containsExactly(
                        "backfill --from 2026-03-07T05:00:00Z --to 2026-03-07T05:30:00Z --only missing,failed",
                        "backfill --from 2026-03-07T09:00:00Z --to 2026-03-07T09:15:00Z --only missing,failed");
        commands.forEach(
                command -> assertThat(shell.run(command.split(" ")).code()).isZero());
        assertThat(outcomes(shell.run("verify"))).containsEntry("coverage", "ok");
    }

    private record Fault(String key, String value, String point, String remedy) {}

    /** Faults that have nothing to do with each other, together in one run. */
    static Stream<List<Fault>> faults() {
        return Stream.of(
                List.of(
                        new Fault("NAMESPACES_FILE", "none.yaml", "namespaces", "NAMESPACES_FILE"),
                        new Fault("LOG_DIR", "namespaces.yaml/logs", "log directory", "Set LOG_DIR"),
                        new Fault("DB_PASSWORD", "wrong-secret", "app user", "Check DB_USER and DB_PASSWORD in .env."),
                        new Fault("DB_DDL_PASSWORD", "wrong-secret", "DDL user", "DB_DDL_USER and DB_DDL_PASSWORD"),
                        new Fault("ES_INDEX", "others-*", "index", "Correct ES_INDEX")),
                List.of(
                        new Fault("AILOG_BATCH_CATCHUP", "soon", "settings", "Correct it"),
                        new Fault("DB_NAME", "nowhere", "PostgreSQL", "DB_NAME"),
                        new Fault("ES_FIELD_LEVEL", "severity", "fields", "Correct ES_FIELD_LEVEL")),
                List.of(
                        new Fault("DB_USER", "", "PostgreSQL", "DB_USER"),
                        new Fault("ES_HOST", "", "Elasticsearch", "Write the host name")),
                List.of(
                        new Fault("DB_SSLMODE", "require", "PostgreSQL", "DB_SSLMODE"),
                        new Fault("ES_INDEX", "", "Elasticsearch", "Write the pattern")),
                List.of(new Fault("ES_INDEX", "texts-1", "documents", "ES_FIELD_NAMESPACE")),
                List.of(new Fault("LOG_LEVEL", "quite", "settings", "Correct it in .env")),
                List.of(new Fault("ES_PASSWORD_FILE", "none", ".env", "Check the path")));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void saysWhatIsWrongAndWhatMendsIt(final List<Fault> faults) {
        faults.forEach(fault -> shell.with(fault.key(), fault.value()));

        final Result result = shell.run("verify");

        assertFailed(result, faults.stream().map(Fault::point).toArray(String[]::new));
        faults.forEach(fault -> assertThat(
                        result.out().lines().dropWhile(line -> !line.matches("failed +" + fault.point() + " .*")))
                .element(1)
                .asString()
                .startsWith("         fix: ")
                .contains(fault.remedy()));
    }

    @Test
    void goesOnToWhatDoesNotNeedWhatIsBroken() throws IOException {
        Files.writeString(home.resolve("namespaces.yaml"), "namespaces: {}\n");
        final Result without = shell.with("DB_PORT", "five").run("verify");

        assertFailed(without, "settings", "namespaces", "PostgreSQL");
        assertThat(without.out()).contains("`DB_PORT` has a value that is no int");
        assertThat(named(without, "ok"))
                .containsExactly("Java", "clock", ".env", "log directory", "Elasticsearch", "index", "fields");
        assertThat(without.out())
                .contains("skipped  documents     namespaces must be mended first\n")
                .contains("skipped  schema        app user must be mended first\n");
    }

    @Test
    void beginsWithWhatIsMissingWhereNothingIsSetUp() {
        final Result result =
                new Shell(home).without("NAMESPACES_FILE").without("ES_INDEX").run("verify");

        assertFailed(result, ".env", "namespaces", "PostgreSQL", "Elasticsearch");
        assertThat(result.out()).contains("DB_NAME is missing", "ES_HOST is not set");
        assertThat(result.out()).contains("         fix: cp config/.env.example .env && chmod 600 .env\n");
    }

    @Test
    void readsTheEnvFileAndKeepsItsSecrets() throws IOException {
        final Path file = home.resolve(".env");
        Files.writeString(file, "DB_PASSWORD 'se-Cret-7'\n");
        final Result unreadable = shell.run("verify");
        assertFailed(unreadable, ".env");
        assertThat(named(unreadable, "ok")).containsExactly("Java", "clock");
        assertThat(unreadable.out()).contains("line 1").doesNotContain("se-Cret-7");

        Files.writeString(file, "LOG_LEVEL=info\nDB_PASWORD=se-Cret-7\n");
        final Result misspelt = shell.run("verify");
        assertThat(outcomes(misspelt)).containsEntry(".env", "warning");
        assertThat(misspelt.out()).contains("DB_PASWORD").doesNotContain("se-Cret-7");

        Files.writeString(file, "LOG_LEVEL=info\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        final Result open = shell.run("verify");
        assertThat(open.out()).contains("warning  .env ", "         fix: chmod 600 " + file + "\n");
        assertThat(open.code()).isZero();
    }

    @Test
    void saysWhenTheClockIsWrong() {
        final Result result = shell.at(Instant.EPOCH).run("verify");

        assertThat(outcomes(result)).containsEntry("clock", "failed");
        assertThat(result.out())
                .contains("The clock of this machine says 1970-01-01T00:00:00Z.\n         fix: Set it right.\n");
    }

    @Test
    void needsNoDdlUser() {
        final Result result =
                shell.without("DB_DDL_USER").without("DB_DDL_PASSWORD").run("verify");

        assertThat(outcomes(result)).containsEntry("DDL user", "ok");
        assertThat(result.out()).contains("DB_DDL_USER is not set");
    }

    @Test
    void waitsForNoServerForLong() {
        final long begun = System.nanoTime();
        try (FaultyProxy database =
                        FaultyProxy.before(TestPostgres.database().server().port());
                FaultyProxy logs = FaultyProxy.before(TestElasticsearch.uri().getPort())) {
            database.silence();
            logs.silence();

            final Result result = shell.through(database)
                    .with("DB_HOST", "127.0.0.1")
                    .with("ES_HOST", "http://127.0.0.1:" + logs.port())
                    .with("AILOG_POSTGRES_CONNECTTIMEOUT", "1s")
                    .with("AILOG_ELASTICSEARCH_CALLS_REQUESTTIMEOUT", "1s")
                    .run("verify");

            assertFailed(result, "PostgreSQL", "Elasticsearch");
            assertThat(named(result, "skipped")).hasSize(14);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void saysWhatTheDatabaseLacks() {
        final PostgresDatabase database = TestPostgres.empty("verified");
        shell.on(database);
        final Result empty = shell.run("verify");
        assertFailed(empty, "schema");
        assertThat(empty.out()).contains("fix: Run ./run-job.sh migrate.\n");
        assertThat(shell.run("migrate").code()).isZero();
        OlderDatabase.execute(database, """
                ALTER VIEW ailog_peak.v_peak_thresholds RENAME TO v_own;
                ALTER TABLE ailog_peak.known_issues RENAME TO issues;
                REVOKE INSERT ON ailog_peak.peak_raw_data FROM role_ailog_analyzer_app;
                REVOKE USAGE ON SEQUENCE ailog_peak.service_health_id_seq FROM role_ailog_analyzer_app
                """);

        final Result result = shell.run("verify");

        assertFailed(result, "tables", "writing", "sequences");
        assertThat(result.out())
                .contains("missing in ailog_peak: known_issues, v_peak_thresholds")
                .contains("permission denied for table peak_raw_data")
                .contains("ailog_analyzer_app may not use ailog_peak.service_health_id_seq");
    }

    @Test
    void tellsHowFieldsCanBeRead() {
        final Result result = shell.with("ES_INDEX", "texts-*,logs-*")
                .with("ES_FIELD_TRACE", "trace.nr")
                .run("verify");

        assertThat(outcomes(result)).containsEntry("fields", "warning").containsEntry("documents", "ok");
        assertThat(result.out())
                .contains("slowly: level; in no index: trace.nr\n")
                .contains("         fix: Map level as keyword or date, or give a text the sibling .keyword.\n")
                .contains("              If the logs name it otherwise, set ES_FIELD_TRACE.\n");
        assertThat(result.code()).isZero();
    }

    private void namespaces(final String... names) throws IOException {
        Files.writeString(
                home.resolve("namespaces.yaml"),
                "namespaces:\n"
                        + Stream.of(names)
                                .map(name -> "  " + name + ": { priority: 30, groups: [], alert_rule: WARN }\n")
                                .reduce("", String::concat));
    }

    private void collect() {
        assertThat(shell.run("init", "--from", "2026-03-07").code()).isZero();
        assertThat(shell.run("regular").code()).isZero();
        assertThat(shell.run("thresholds").code()).isZero();
        computedAt(NOW.minusSeconds(600));
    }

    /** By the clock of the tests instead of the server's. */
    private static void computedAt(final Instant time) {
        OlderDatabase.execute(
                TestPostgres.database(), "UPDATE ailog_peak.peak_thresholds SET calculated_at = '" + time + "'");
    }

    private static void assertFailed(final Result result, final String... points) {
        assertThat(named(result, "failed")).describedAs(result.out()).containsExactly(points);
        assertThat(result.code()).isEqualTo(6);
        assertThat(result.err()).isEmpty();
        assertThat(result.lastLine())
                .endsWith(": " + String.join(", ", points) + ". Mend the first, then run verify again.");
        assertThat(result.out())
                .doesNotContain(
                        "Exception", "wrong-secret", TestPostgres.database().appPassword());
    }

    /** Outcomes by the names of checks, as the lines say; every run has them all. */
    private static Map<String, String> outcomes(final Result result) {
        final Map<String, String> outcomes = new LinkedHashMap<>();
        result.out().lines().map(LINE::matcher).filter(Matcher::matches).forEach(line -> assertThat(
                        outcomes.put(line.group(2).strip(), line.group(1)))
                .isNull());
        assertThat(outcomes.keySet()).describedAs(result.out()).containsExactlyElementsOf(POINTS);
        return outcomes;
    }

    private static List<String> named(final Result result, final String outcome) {
        return outcomes(result).entrySet().stream()
                .filter(entry -> entry.getValue().equals(outcome))
                .map(Map.Entry::getKey)
                .toList();
    }
}
