package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.cli.Shell.Result;
import io.ailog.cli.Shell.Running;
import io.ailog.server.LogDocuments;
import io.ailog.server.PostgresDatabase;
import io.ailog.server.TestElasticsearch;
import io.ailog.server.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets stay where they are: not on the screen, not in a log, not in a table, not on a command line. */
class SecretsIT {
    private static final String ES_PASSWORD = "es-Secr=t/3";
    private static final String API_KEY = "keyId4:es-Api-Secr=t4";
    private static final String URL_PASSWORD = "url-Secr=t5";
    private static final String OTLP_KEY = "otlp-Secr=t7";
    private static final String OTLP_QUERY = "otlp-Secr-t8";
    private static final String WRONG = "wrong-Secr=t6";
    private static final String[] DAY = {"--from", "2026-03-02T09:00:00Z", "--to", "2026-03-02T11:00:00Z"};

    private final PostgresDatabase database = TestPostgres.database();
    private final List<String> shown = new ArrayList<>();

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void startAfresh() {
        TestPostgres.clear();
        TestElasticsearch.startAfresh();
        TestElasticsearch.load(
                "logs-1", new LogDocuments().error(Instant.parse("2026-03-02T10:00:00Z"), "pca-dev-01-app"));
        shell = fresh();
    }

    @AfterEach
    void showNoneOfThem() throws IOException {
        final List<String> secrets = List.of(
                database.appPassword(),
                database.ddlPassword(),
                ES_PASSWORD,
                "es-Api-Secr=t4",
                URL_PASSWORD,
                OTLP_KEY,
                OTLP_QUERY,
                WRONG);
        final List<String> forms = new ArrayList<>();
        for (final String secret : secrets) {
            forms.add(secret);
            forms.add(base64(secret));
        }
        forms.add(base64("reader:" + ES_PASSWORD));
        forms.add(base64(API_KEY));
        forms.add("url-Secr%3Dt5");
        final List<String> all = new ArrayList<>(shown);
        all.addAll(logs());
        all.addAll(tables());

        assertThat(all).hasSizeGreaterThan(20);
        for (final String text : all) {
            assertThat(forms).noneMatch(text::contains);
        }
    }

    @Test
    void areKeptThroughAllJobsWhenEverythingIsLogged() {
        shell.with("LOG_LEVEL", "TRACE")
                .with("LOGGING_LEVEL_ROOT", "TRACE")
                .with("LOGGING_LEVEL_ORG_APACHE_HC", "TRACE")
                .with("DEBUG", "true")
                // a server that takes no metrics
                .with("OTLP_METRICS_URL", TestElasticsearch.uri() + "/v1/metrics?key=" + OTLP_QUERY)
                .with("OTLP_METRICS_HEADERS", "api-key=" + OTLP_KEY);

        expect(0, shell.run("migrate"));
        expect(0, shell.run(with("init")));
        expect(0, shell.run("thresholds", "--verbose"));
        expect(0, shell.run("regular"));
        final Running backfill = shell.start(with("backfill"));
        shown.add(backfill.process().info().commandLine().orElse("gone"));
        shown.add(content(Path.of("/proc/" + backfill.process().pid() + "/cmdline")));
        expect(0, backfill.await());
        expect(2, shell.with("DB_PASSWORD", WRONG).start(with("init")).await());
        assertThat(logs()).anyMatch(text -> text.contains("TRACE"));
    }

    @Test
    void areKeptWhenServersRefuse() throws IOException {
        expect(2, fresh().with("DB_PASSWORD", WRONG).run(with("init")));
        expect(2, fresh().with("DB_DDL_PASSWORD", WRONG).run("migrate"));
        expect(5, fresh().with("DB_PORT", "1").run(with("init")));
        expect(5, fresh().with("DB_NAME", "nowhere").run("thresholds"));
        expect(5, fresh().with("ES_HOST", "http://127.0.0.1:1").run(with("init")));
        expect(2, fresh().with("ES_INDEX", "nothing").run(with("init")));
        expect(2, key().with("ES_INDEX", "nothing").run(with("init")));
        expect(0, key().run("regular"));
        Files.writeString(home.resolve("app"), database.appPassword() + "\n");
        Files.writeString(home.resolve("ddl"), database.ddlPassword() + "\n");
        Files.writeString(home.resolve("es"), ES_PASSWORD + "\n");
        final Shell files = fresh().without("DB_PASSWORD")
                .with("DB_PASSWORD_FILE", "app")
                .without("DB_DDL_PASSWORD")
                .with("DB_DDL_PASSWORD_FILE", "ddl")
                .without("ES_PASSWORD")
                .with("ES_PASSWORD_FILE", "es");
        expect(0, files.run("migrate"));
        expect(0, files.run("regular"));
        expect(2, files.with("DB_NAME", " ").run("regular"));
    }

    @Test
    void areKeptWhenSettingsAreBroken() throws IOException {
        for (final String url : List.of(
                "http://reader:" + URL_PASSWORD + "@127.0.0.1:9200",
                "http://reader:" + URL_PASSWORD + "@under_score:9200",
                "http://reader:" + URL_PASSWORD + "#@127.0.0.1",
                "reader:" + URL_PASSWORD,
                "ftp://" + URL_PASSWORD,
                "http://[" + URL_PASSWORD)) {
            expect(2, fresh().with("ES_HOST", url).run(with("init")));
        }
        expect(2, fresh().with("DB_PASSWORD_APP", WRONG).run(with("init")));
        expect(2, fresh().with("DB_PORT", "many").run(with("init")));
        expect(2, fresh().with("ES_PORT", "many").run(with("init")));
        expect(2, fresh().with("ES_INSECURE", "perhaps").run(with("init")));
        expect(2, key().with("ES_API_KEY", API_KEY + " \u00e9").run(with("init")));
        expect(
                2,
                fresh().with("OTLP_METRICS_HEADERS", OTLP_KEY.replace('=', ':')).run(with("init")));
        expect(
                2,
                fresh().with("OTLP_METRICS_HEADERS", "key=" + OTLP_KEY + "\u00e9")
                        .run(with("init")));
        expect(
                2,
                fresh().with("OTLP_METRICS_URL", "http://u:" + OTLP_QUERY + "@127.0.0.1")
                        .run(with("init")));
        expect(2, fresh().with("ES_API_KEY", API_KEY).run(with("init")));
        for (final String line : List.of(
                "DB_PASSWORD='" + WRONG,
                "DB_PASSWORD=\"" + WRONG + "\"x",
                WRONG,
                "db_password=" + WRONG,
                "DB_PASSWORD=" + WRONG + "\u0000",
                "DB_PASSWORD=a\nDB_PASSWORD=" + WRONG)) {
            Files.writeString(home.resolve(".env"), line + "\n");
            expect(2, fresh().run(with("init")));
        }
        expect(2, fresh().start(with("init")).await());
        Files.delete(home.resolve(".env"));
        expect(
                0,
                fresh().with("OTLP_METRICS_URL", "http://127.0.0.1:1/" + OTLP_QUERY)
                        .with("OTLP_METRICS_HEADERS", "content-length=" + OTLP_KEY)
                        .run(with("init")));
    }

    private Shell fresh() {
        return new Shell(home)
                .onTestServers()
                .with("ES_USERNAME", "reader")
                .with("ES_PASSWORD", ES_PASSWORD)
                .with("AILOG_ELASTICSEARCH_CALLS_TRIES", "1");
    }

    private Shell key() {
        return fresh().without("ES_USERNAME").without("ES_PASSWORD").with("ES_API_KEY", API_KEY);
    }

    private void expect(final int code, final Result result) {
        shown.add(result.out());
        shown.add(result.err());
        assertThat(result.code()).describedAs(result.err()).isEqualTo(code);
        assertThat(result.out() + result.err()).doesNotContain("\tat ");
    }

    private static String[] with(final String job) {
        return Stream.concat(Stream.of(job), Stream.of(DAY)).toArray(String[]::new);
    }

    private List<String> logs() {
        try (Stream<Path> files = Files.walk(home.resolve("logs"))) {
            return files.filter(Files::isRegularFile).map(SecretsIT::content).toList();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every row of every table of both schemas. */
    private static List<String> tables() {
        return TestPostgres.query("SELECT format('SELECT t::text FROM %I.%I AS t', schemaname, tablename)"
                        + " FROM pg_tables WHERE schemaname IN ('ailog_peak', 'ailog_batch')")
                .stream()
                .flatMap(sql -> TestPostgres.query(sql).stream())
                .toList();
    }

    private static String content(final Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String base64(final String text) {
        return Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
