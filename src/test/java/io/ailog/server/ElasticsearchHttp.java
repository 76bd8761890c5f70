package io.ailog.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** Raw requests to a server under test, past every class that is being tested. */
public final class ElasticsearchHttp {
    private final HttpClient client;
    private final URI uri;
    private final Optional<ElasticsearchOptions.Login> login;

    private ElasticsearchHttp(
            final HttpClient client, final URI uri, final Optional<ElasticsearchOptions.Login> login) {
        this.client = client;
        this.uri = uri;
        this.login = login;
    }

    static ElasticsearchHttp to(final ElasticsearchFiles files, final int port) {
        final ElasticsearchOptions options = files.options();
        final HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        if (options.tls()) {
            builder.sslContext(CertificateAuthority.trusting(files.authority()));
        }
        final String server = options.tls() ? "https://localhost:" : "http://127.0.0.1:";
        return new ElasticsearchHttp(builder.build(), URI.create(server + port), options.login());
    }

    /** To a server that lets everybody in. */
    static ElasticsearchHttp to(final URI uri) {
        return new ElasticsearchHttp(
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), uri, Optional.empty());
    }

    URI uri() {
        return uri;
    }

    /** Sends JSON, or lines of JSON. */
    public HttpResponse<String> send(final String method, final String path, final String body) {
        final HttpRequest.Builder request = HttpRequest.newBuilder(uri.resolve(path))
                .timeout(Duration.ofMinutes(2))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", body.endsWith("\n") ? "application/x-ndjson" : "application/json");
        }
        login.ifPresent(known -> request.header("Authorization", basic(known)));
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an answer", e);
        }
    }

    /** The body of an answer that must be a success. */
    public String expect(final String method, final String path, final String body) {
        final HttpResponse<String> response = send(method, path, body);
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    method + " " + path + " answered " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }

    boolean isHealthy() {
        try {
            return send("GET", "/_cluster/health?wait_for_status=yellow&timeout=2s", "")
                            .statusCode()
                    == 200;
        } catch (final UncheckedIOException e) {
            return false;
        }
    }

    private static String basic(final ElasticsearchOptions.Login login) {
        final String pair = login.user() + ":" + login.password();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
