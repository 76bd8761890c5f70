package io.ailog.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ailog.server.ForwardingServer;
import io.ailog.server.LogDocuments;
import io.ailog.server.TestElasticsearch;
import io.ailog.window.Failure;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestFailuresIT {
    private static final WindowRange QUARTER = WindowRange.of(new Window(Instant.parse("2026-01-12T00:00:00Z")));

    @BeforeEach
    void load() {
        TestElasticsearch.startAfresh();
        TestElasticsearch.load("logs-1", new LogDocuments().error(QUARTER.from(), "a"));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void triesAgainUntilTheServerIsReady(final int status) throws Exception {
        try (ForwardingServer server = ForwardingServer.before(TestElasticsearch.uri(), 2, status)) {
            assertThat(Counted.in(TestSettings.at(server.url(), "logs-*"), QUARTER)
                            .get(0)
                            .counts())
                    .isEqualTo(Map.of("a", 1L));
            // the capabilities at the third try, then the counts
            assertThat(server.requests()).isEqualTo(4);
        }
    }

    @Test
    void givesUpAfterTheTriesThatAreSet() throws Exception {
        try (ForwardingServer server = ForwardingServer.before(TestElasticsearch.uri(), 100, 429)) {
            assertFailure(counting(TestSettings.at(server.url(), "logs-*").tries(4)), Failure.Kind.UNREACHABLE)
                    .hasMessageContaining(server.url())
                    .hasMessageContaining("(429), tried 4 times")
                    .hasMessageContaining("try again later");
            assertThat(server.requests()).isEqualTo(4);
        }
    }

    @Test
    void triesOnceWhatStaysWrong() throws Exception {
        try (ForwardingServer server = ForwardingServer.before(TestElasticsearch.uri(), 100, 500)) {
            assertFailure(counting(TestSettings.at(server.url(), "logs-*")), Failure.Kind.FAILED)
                    .hasMessageContaining("answered 500");
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void saysThatNamesAreRefused() throws Exception {
        try (ForwardingServer server = ForwardingServer.before(TestElasticsearch.uri(), 100, 400)) {
            assertFailure(counting(TestSettings.at(server.url(), "logs-*")), Failure.Kind.CONFIGURATION)
                    .hasMessageContaining("refuses ES_INDEX=logs-* or a field's name")
                    .hasMessageEndingWith("Correct ES_INDEX, or ES_FIELD_*.");
            assertThat(server.requests()).isEqualTo(1);
        }
    }

    @Test
    void saysThatSomethingElseAnswers() throws Exception {
        try (ForwardingServer server = ForwardingServer.before(TestElasticsearch.uri(), 100, 200)) {
            assertFailure(counting(TestSettings.at(server.url(), "logs-*")), Failure.Kind.CONFIGURATION)
                    .hasMessageContaining(server.url())
                    .hasMessageEndingWith(
                            "Check that ES_HOST is an Elasticsearch of version 7.14 or newer; the log file"
                                    + " has the details.");
        }
    }

    @Test
    void saysThatNobodyListens() throws Exception {
        final int port = freePort();

        assertFailure(
                        counting(TestSettings.at("http://127.0.0.1:" + port, "logs-*")
                                .tries(2)
                                .login("reader", "not-shown")),
                        Failure.Kind.UNREACHABLE)
                .hasMessage("Elasticsearch at http://127.0.0.1:" + port
                        + " refuses connections (tried 2 times). Check ES_HOST and ES_PORT, and that the server runs.");
    }

    @Test
    void goesToTheHostThatAnswers() throws Exception {
        final TestSettings settings = TestSettings.at(
                        "http://127.0.0.1:" + freePort() + "," + TestElasticsearch.uri(), "logs-*")
                .tries(1);

        assertThat(Counted.in(settings, QUARTER).get(0).counts()).isEqualTo(Map.of("a", 1L));
    }

    @Test
    void saysThatTheHostHasNoAddress() {
        assertFailure(
                        counting(TestSettings.at("http://no-such-host.invalid:9200", "logs-*")
                                .tries(1)),
                        Failure.Kind.UNREACHABLE)
                .hasMessageContaining("no such host name (tried once). Check ES_HOST");
    }

    @Test
    void saysThatTheServerSpeaksNoTls() {
        assertFailure(
                        counting(TestSettings.at(
                                TestElasticsearch.uri().toString().replace("http:", "https:"), "logs-*")),
                        Failure.Kind.CONFIGURATION)
                .hasMessageContaining("doesn't speak TLS. Write http:// in ES_HOST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing-*", "nothing", "nothing-1,nothing-2"})
    void saysWhichIndicesThereAreInstead(final String pattern) {
        assertFailure(counting(TestSettings.of(pattern)), Failure.Kind.CONFIGURATION)
                .hasMessage("ES_INDEX=" + pattern + " matches no index at " + TestElasticsearch.uri()
                        + ". There are logs-1. Correct ES_INDEX.");
    }

    @Test
    void saysWhichFieldsThereAreInstead() {
        TestElasticsearch.create("other", """
                {"mappings":{"properties":{"@timestamp":{"type":"date"},"level":{"type":"keyword"},
                  "k8s":{"properties":{"namespace_name":{"type":"keyword"}}}}}}""");

        assertFailure(counting(TestSettings.of("other")), Failure.Kind.CONFIGURATION)
                .hasMessageStartingWith("The indices other have no field kubernetes.namespace. Fields that are there: "
                        + "k8s.namespace_name, ")
                .hasMessageEndingWith(". Correct ES_FIELD_NAMESPACE, or ES_INDEX.");
    }

    private static ThrowingCallable counting(final TestSettings settings) {
        return () -> Counted.in(settings, QUARTER);
    }

    private static AbstractThrowableAssert<?, ?> assertFailure(final ThrowingCallable call, final Failure.Kind kind) {
        return assertThatThrownBy(call).isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.kind())
                .isEqualTo(kind));
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
