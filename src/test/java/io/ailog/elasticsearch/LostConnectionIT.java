package io.ailog.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ailog.window.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Servers that take a connection and then let the client down. */
class LostConnectionIT {
    @Test
    void saysThatNoAnswerCame() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                ElasticsearchConnection connection = connection(silent.getLocalPort(), Duration.ofMillis(100))) {
            assertThatThrownBy(() -> connection.ask(client -> client.count()))
                    .isInstanceOf(Failure.class)
                    .hasMessage("Elasticsearch at http://127.0.0.1:" + silent.getLocalPort()
                            + " didn't answer within 0.1 s (tried 2 times)."
                            + " Try later, or raise ailog.elasticsearch.calls.request-timeout.");
        }
    }

    @Test
    void saysThatTheConnectionBroke() throws IOException {
        try (ServerSocket rude = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                ElasticsearchConnection connection = connection(rude.getLocalPort(), Duration.ofSeconds(10))) {
            final CompletableFuture<Void> hangingUp = CompletableFuture.runAsync(() -> hangUp(rude, 2));

            assertThatThrownBy(() -> connection.ask(client -> client.count()))
                    .isInstanceOfSatisfying(
                            Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.UNREACHABLE))
                    .hasMessageContaining("can't be reached: ")
                    .hasMessageContaining("(tried 2 times). Check ES_HOST");
            hangingUp.join();
        }
    }

    private static void hangUp(final ServerSocket server, final int times) {
        for (int i = 0; i < times; i++) {
            try (Socket socket = server.accept()) {
                socket.getInputStream().read();
            } catch (final IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static ElasticsearchConnection connection(final int port, final Duration limit) {
        final ElasticsearchSettings settings = new ElasticsearchSettings(
                List.of("http://127.0.0.1"),
                port,
                List.of("logs-*"),
                Credentials.NONE,
                Tls.DEFAULT,
                LogFields.defaults(),
                new Calls(limit, limit, 2, Duration.ofMillis(10), Duration.ofMillis(100), 10),
                Events.DEFAULT);
        return new ElasticsearchConnection(() -> settings);
    }
}
