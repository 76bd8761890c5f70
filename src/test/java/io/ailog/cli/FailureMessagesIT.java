package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.cli.Shell.Result;
import io.ailog.server.LogDocuments;
import io.ailog.server.PostgresDatabase;
import io.ailog.server.TestElasticsearch;
import io.ailog.server.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users see when something is wrong: the cause and the next step in the last line, the exit code, no secret. */
class FailureMessagesIT {
    private static final String[] INIT = {"init", "--from", "2026-03-02", "--to", "2026-03-03"};

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void startAfresh() {
        TestPostgres.clear();
        TestElasticsearch.startAfresh();
        shell = new Shell(home)
                .onTestServers()
                .with("AILOG_ELASTICSEARCH_CALLS_TRIES", "2")
                .with("AILOG_ELASTICSEARCH_CALLS_BACKOFF", "50ms");
    }

    @Test
    void namesHostPortAndKeyWhenPostgresIsOutOfReach() throws IOException {
        final int port = unusedPort();

        final Result result = shell.with("DB_HOST", "127.0.0.1")
                .with("DB_PORT", Integer.toString(port))
                .run(INIT);

        assertEnd(result, 5, "127.0.0.1", Integer.toString(port), "DB_HOST", "DB_PORT");
    }

    @Test
    void tellsAWrongPasswordFromAServerOutOfReach() {
        final Result result = shell.with("DB_PASSWORD", "wrong-Secret-1").run(INIT);

        assertEnd(result, 2, "DB_PASSWORD", "ailog_analyzer_app");
        assertNowhere("wrong-Secret-1", result);
    }

    @Test
    void namesAnUnknownDatabase() {
        assertEnd(shell.with("DB_NAME", "nowhere").run(INIT), 5, "nowhere", "DB_NAME");
    }

    @Test
    void asksForMigrateWhenThereIsNoSchema() {
        final PostgresDatabase empty = TestPostgres.empty("unmigrated");

        assertEnd(shell.on(empty).run(INIT), 2, "./run-job.sh migrate");
    }

    @Test
    void saysWhatTheRoleLacks() {
        final PostgresDatabase database = TestPostgres.empty("without_rights");
        assertThat(shell.on(database).run("migrate").code()).isZero();
        TestPostgres.query(database, "SELECT 1");
        revoke(database, "REVOKE INSERT ON ailog_peak.peak_raw_data FROM role_ailog_analyzer_app");
        TestElasticsearch.load(
                "logs-1", new LogDocuments().error(Instant.parse("2026-03-02T10:00:00Z"), "pca-dev-01-app"));

        assertEnd(shell.run(INIT), 2, "peak_raw_data", "migrate");
    }

    @Test
    void namesTheUrlAndTheTriesWhenElasticsearchIsOutOfReach() throws IOException {
        final String url = "http://127.0.0.1:" + unusedPort();

        assertEnd(shell.with("ES_HOST", url).run(INIT), 5, url, "ES_HOST", "tried 2 times");
    }

    @Test
    void namesThePatternThatMatchesNothing() {
        assertEnd(shell.with("ES_INDEX", "nothing-*").run(INIT), 2, "nothing-*", "ES_INDEX", "logs-1");
    }

    @Test
    void namesAFieldThatIsMissing() {
        assertEnd(
                shell.with("ES_FIELD_NAMESPACE", "kubernetes.ns").run(INIT),
                2,
                "kubernetes.ns",
                "kubernetes.namespace");
    }

    @Test
    void warnsWhenThereAreNoErrorsAtAll() {
        TestElasticsearch.load(
                "logs-1", new LogDocuments().info(Instant.parse("2026-03-02T10:00:00Z"), "pca-dev-01-app"));

        final Result result = shell.run(INIT);

        assertThat(result.code()).isZero();
        assertThat(result.err())
                .contains("no errors found from 2026-03-02T00:00:00Z to 2026-03-03T00:00:00Z in logs-*")
                .contains("level")
                .contains("INFO (1)")
                .contains("pca-dev-01-app (1)");
    }

    @Test
    void warnsOfSilentAndOfUnconfiguredNamespaces() {
        TestElasticsearch.load(
                "logs-1",
                new LogDocuments()
                        .error(Instant.parse("2026-03-02T10:00:00Z"), "pca-dev-01-app")
                        .error(Instant.parse("2026-03-02T11:00:00Z"), "somebody-else")
                        .errorWithoutNamespace(Instant.parse("2026-03-02T12:00:00Z")));

        final Result result = shell.run(INIT);

        assertThat(result.code()).isZero();
        assertThat(result.err())
                .contains("no errors at all in the whole range")
                .contains("pcb-sit-01-app and 1 more")
                .contains("not in config/namespaces.yaml, so not stored: somebody-else (1)")
                .contains("1 errors name no namespace");
        assertThat(result.lastLine()).contains("warning");
    }

    @Test
    void wantsInitBeforeThresholds() {
        assertEnd(shell.run("thresholds"), 1, "Run init first");
    }

    @Test
    void namesLineAndColumnOfAWrongNamespacesFile() throws IOException {
        final Path file = home.resolve("namespaces.yaml");
        Files.writeString(file, "namespaces:\n  pca-dev-01-app: { priority: many }\n");

        assertEnd(shell.with("NAMESPACES_FILE", file.toString()).run(INIT), 2, "line 2, column 31", "priority");
    }

    @Test
    void writesNothingInADryRun() {
        TestElasticsearch.load(
                "logs-1", new LogDocuments().error(Instant.parse("2026-03-02T10:00:00Z"), "pca-dev-01-app"));
        final String state = """
                SELECT concat_ws(' ', (SELECT count(*) FROM ailog_peak.peak_raw_data),
                    (SELECT count(*) FROM ailog_batch.coverage), (SELECT count(*) FROM ailog_batch.batch_job_instance),
                    (SELECT last_value FROM ailog_batch.range_claim_id_seq))
                """;
        final String before = TestPostgres.query(state).get(0);

        final Result init = shell.run("init", "--from", "2026-03-02", "--to", "2026-03-03", "--dry-run");
        final Result backfill = shell.run("backfill", "--from", "2026-03-02", "--to", "2026-03-03", "--dry-run");
        final Result regular = shell.run("regular", "--dry-run");

        assertThat(Stream.of(init, backfill, regular).map(Result::code)).containsOnly(0);
        assertThat(init.out())
                .contains("init --dry-run in ")
                .contains("96 windows, 1 errors in 12 namespaces; nothing was written.");
        assertThat(backfill.out()).contains("no incidents");
        assertThat(TestPostgres.query(state)).containsExactly(before);
    }

    @Test
    void readsSettingsFromTheEnvFileAndSecretsFromFiles() throws IOException {
        final PostgresDatabase database = TestPostgres.database();
        Files.writeString(home.resolve("secret"), database.appPassword() + "\n");
        Files.writeString(
                home.resolve(".env"),
                "# settings\nexport DB_HOST=127.0.0.1\nDB_PORT=1\nDB_NAME='" + database.name()
                        + "' # the database\nDB_PASSWORD=wrong\n");

        final Result result = shell.without("DB_HOST")
                .without("DB_NAME")
                .without("DB_PASSWORD")
                .with("DB_PASSWORD_FILE", "secret")
                .run(INIT);

        assertThat(result.code()).describedAs(result.err()).isZero();
    }

    private void assertEnd(final Result result, final int code, final String... words) {
        assertThat(result.code()).describedAs(result.err()).isEqualTo(code);
        assertThat(result.lastLine()).startsWith("error: ").contains(words);
        assertThat(result.out() + result.err()).doesNotContain("\tat ").doesNotContain("Exception");
    }

    private void assertNowhere(final String secret, final Result result) {
        assertThat(result.out() + result.err()).doesNotContain(secret);
        try (Stream<Path> files = Files.walk(home.resolve("logs"))) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> assertThat(file).content().doesNotContain(secret));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void revoke(final PostgresDatabase database, final String sql) {
        try (Connection connection = database.connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (final SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
