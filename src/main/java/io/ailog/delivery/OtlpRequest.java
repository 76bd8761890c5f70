package io.ailog.delivery;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The request that hands metrics to a receiver, by Java's own client: it follows no redirects, to which headers would go too,
 * and the wait for its whole answer has an end.
 */
record OtlpRequest(MetricsSettings settings) {
    /** Sends {@code metrics}, and says what was wrong with that, without the secrets in it. */
    Optional<String> problem(final byte[] metrics) {
        try {
            final int status = HttpClient.newBuilder()
                    // receivers of plain HTTP need not know the second version
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(settings.timeout())
                    .build()
                    .sendAsync(request(metrics), BodyHandlers.discarding())
                    .thenApply(HttpResponse::statusCode)
                    .get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return status / 100 == 2 ? Optional.empty() : Optional.of("it answered with status " + status);
        } catch (final TimeoutException e) {
            return Optional.of("it took longer than `ailog.metrics.timeout`, "
                    + settings.timeout().toMillis() + " ms");
        } catch (final ExecutionException e) {
            return Optional.of("no connection (" + String.valueOf(e.getCause()).replaceFirst(":.*", "") + ")");
        } catch (final IllegalArgumentException e) {
            return Optional.of("the request can't be made so");
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("the wait for its answer was interrupted");
        }
    }

    private HttpRequest request(final byte[] metrics) {
        final HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.otlpUrl()))
                .header("Content-Type", "application/x-protobuf")
                .POST(BodyPublishers.ofByteArray(metrics));
        settings.headers().forEach(request::header);
        return request.build();
    }
}
