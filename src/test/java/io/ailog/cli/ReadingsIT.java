package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.cli.Shell.Result;
import io.ailog.server.ForwardingServer;
import io.ailog.server.LogDocuments;
import io.ailog.server.TestElasticsearch;
import io.ailog.server.TestPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents that are not read as they were counted: what the ledger has of them, and what a user is told. */
class ReadingsIT {
    private static final String NAMESPACE = "pca-dev-01-app";
    private static final Instant TIME = Instant.parse("2026-03-02T10:03:00Z");
    private static final String[] BACKFILL = {
        "backfill", "--from", "2026-03-02T10:00:00Z", "--to", "2026-03-02T11:00:00Z"
    };
    /** Between counting and reading: what is read is what is there when this is asked for. */
    private static final String BEGIN_OF_READING = "POST /[^/]+/_pit";

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void startAfresh() {
        TestPostgres.clear();
        TestElasticsearch.startAfresh();
        TestElasticsearch.load(
                "logs-1", new LogDocuments().error(TIME, NAMESPACE).error(TIME, NAMESPACE));
        shell = new Shell(home).onTestServers();
    }

    @Test
    void readsAgainWhatCameBetweenCountingAndReading() throws IOException {
        try (ForwardingServer server = ForwardingServer.before(TestElasticsearch.uri(), 0, 503)) {
            server.before(BEGIN_OF_READING, 1, ReadingsIT::another);

            final Result result = shell.with("ES_HOST", server.url()).run(BACKFILL);

            assertThat(result.code()).describedAs(result.err()).isZero();
            assertThat(result.err()).isEmpty();
            assertThat(ledger()).containsExactly("2026-03-02 10:00:00 3 3 0");
        }
    }

    @Test
    void notesAndTellsWhatDiffersAgainAndAgain() throws IOException {
        try (ForwardingServer server = ForwardingServer.before(TestElasticsearch.uri(), 0, 503)) {
            server.before(BEGIN_OF_READING, ReadingsIT::another);

            final Result result = shell.with("ES_HOST", server.url()).run(BACKFILL);

            assertThat(result.code()).describedAs(result.err()).isZero();
            assertThat(result.err())
                    .contains("warning: 1 windows and namespaces, the first from 2026-03-02T10:00:00Z, have another"
                            + " number of documents read than counted, also when asked again");
        }
        assertThat(ledger()).containsExactly("2026-03-02 10:00:00 4 5 0");
        assertThat(signatures()).containsExactly("5 Something happened to pcadevapp");

        final Result calm = shell.onTestServers()
                .run(Stream.concat(Stream.of(BACKFILL), Stream.of("--rerun")).toArray(String[]::new));

        assertThat(calm.err()).isEmpty();
        assertThat(ledger()).containsExactly("2026-03-02 10:00:00 5 5 0");
        assertThat(signatures()).containsExactly("5 Something happened to pcadevapp");
    }

    @Test
    void countsAndTellsWhatCantBeRead() {
        TestElasticsearch.server().http().expect("PUT", "/logs-1/_doc/too-long?refresh=true", """
                        {"@timestamp":"%s","level":"ERROR","kubernetes":{"namespace":"%s"},"message":"%s"}""".formatted(
                        TIME, NAMESPACE, "x".repeat(30_000)));

        final Result result =
                shell.with("AILOG_ELASTICSEARCH_EVENTS_PAGEBYTES", "10KB").run(BACKFILL);

        assertThat(result.code()).describedAs(result.err()).isZero();
        assertThat(result.err())
                .contains("warning: 1 documents could not be read, so they count without their message; one of them is"
                        + " _id too-long.");
        assertThat(ledger()).containsExactly("2026-03-02 10:00:00 3 3 1 too-long");
        assertThat(signatures())
                .containsExactly("1 document that could not be read", "2 Something happened to pcadevapp");

        final Result whole = shell.with("AILOG_ELASTICSEARCH_EVENTS_PAGEBYTES", "16MB")
                .run(Stream.concat(Stream.of(BACKFILL), Stream.of("--rerun")).toArray(String[]::new));

        assertThat(whole.err()).isEmpty();
        assertThat(ledger()).containsExactly("2026-03-02 10:00:00 3 3 0");
    }

    /** One more document of the same kind, to be found at once. */
    private static void another() {
        TestElasticsearch.load("logs-1", new LogDocuments().error(TIME.plusSeconds(60), NAMESPACE));
    }

    /** What the ledger has of the windows with documents: counted, read, unreadable, one of these. */
    private static List<String> ledger() {
        return TestPostgres.query("""
                SELECT concat_ws(' ', window_start AT TIME ZONE 'UTC', expected, read, unreadable, unreadable_sample)
                FROM ailog_batch.coverage WHERE expected > 0 OR read > 0 ORDER BY 1
                """);
    }

    private static List<String> signatures() {
        return TestPostgres.query("""
                SELECT concat_ws(' ', occurrence_count, normalized_message) FROM ailog_peak.error_signatures ORDER BY 1
                """);
    }
}
