package io.ailog.logs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** An Elasticsearch without security, spoken to in plain HTTP. */
final class LogStore {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int SHOWN = 1_000;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI uri;

    LogStore(final URI uri) {
        this.uri = uri;
    }

    /**
     * The answer to a request.
     *
     * @throws IllegalStateException when it is no success
     */
    String send(final String method, final String path, final CharSequence body) {
        final boolean lines = body.length() > 0 && body.charAt(body.length() - 1) == '\n';
        final HttpRequest request = HttpRequest.newBuilder(uri.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", lines ? "application/x-ndjson" : "application/json")
                .method(
                        method,
                        HttpRequest.BodyPublishers.ofByteArray(body.toString().getBytes(StandardCharsets.UTF_8)))
                .build();
        final HttpResponse<String> response = answer(request);
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(
                    method + " " + path + " answered " + response.statusCode() + ": " + start(response.body()));
        }
        return response.body();
    }

    /** Sends lines of `_bulk`, all of which must be accepted. */
    void bulk(final CharSequence lines) {
        final String answer = send("POST", "/_bulk?filter_path=errors,items.*.error", lines);
        if (!answer.contains("\"errors\":false")) {
            throw new IllegalStateException("Some documents were refused: " + start(answer));
        }
    }

    private HttpResponse<String> answer(final HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while loading", e);
        }
    }

    private static String start(final String text) {
        return text.substring(0, Math.min(SHOWN, text.length()));
    }
}
