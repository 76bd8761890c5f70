package io.ailog.delivery;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * A request that hands something to a receiver, by Java's own client: it follows no redirects, to which headers and body
 * would go too, and the wait for its whole answer has an end.
 *
 * @param headers in whose values, as in the URL, there may be secrets
 * @param timeout longest wait
 * @param timeoutKey the setting that says so
 */
record PostRequest(String url, Map<String, String> headers, Duration timeout, String timeoutKey) {
    /** Sends {@code body}, and says what was wrong with that, without the secrets in it. */
    Optional<String> problem(final byte[] body) {
        try {
            final int status = HttpClient.newBuilder()
                    // receivers of plain HTTP need not know the second version
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(timeout)
                    .build()
                    .sendAsync(request(body), BodyHandlers.discarding())
                    .thenApply(HttpResponse::statusCode)
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return status / 100 == 2 ? Optional.empty() : Optional.of("it answered with status " + status);
        } catch (final TimeoutException e) {
            return Optional.of("it took longer than `" + timeoutKey + "`, " + timeout.toMillis() + " ms");
        } catch (final ExecutionException e) {
            return Optional.of(reason(e.getCause()));
        } catch (final IllegalArgumentException e) {
            return Optional.of("the request can't be made so");
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("the wait for its answer was interrupted");
        }
    }

    private static String reason(final @Nullable Throwable cause) {
        return cause instanceof SSLException
                ? "its certificate is not trusted, or it speaks no TLS"
                : "no connection (" + String.valueOf(cause).replaceFirst(":.*", "") + ")";
    }

    private HttpRequest request(final byte[] body) {
        final HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url)).POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return request.build();
    }
}
