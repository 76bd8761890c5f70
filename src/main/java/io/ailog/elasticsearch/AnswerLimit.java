package io.ailog.elasticsearch;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecChainHandler;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncDataConsumer;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;

/**
 * Ends a request whose answer is not whole in time. The HTTP client's own limit is for the pause between two packets, so
 * an answer that trickles would go on for ever.
 *
 * @param limit from the sending of a request to the last byte of its answer
 */
record AnswerLimit(Duration limit) implements AsyncExecChainHandler {
    @Override
    public void execute(
            final HttpRequest request,
            final AsyncEntityProducer body,
            final AsyncExecChain.Scope scope,
            final AsyncExecChain chain,
            final AsyncExecCallback callback)
            throws HttpException, IOException {
        final CompletableFuture<Void> end =
                new CompletableFuture<Void>().orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
        final CompletableFuture<Void> unused = end.whenComplete((done, thrown) -> {
            if (thrown instanceof TimeoutException) {
                scope.execRuntime.discardEndpoint();
                callback.failed(
                        new SocketTimeoutException("the answer was not whole within " + limit.toMillis() + " ms"));
            }
        });
        chain.proceed(request, body, scope, new FirstEnd(callback, end));
    }

    /** Passes on the end that comes first, the limit or the answer's own. */
    private record FirstEnd(AsyncExecCallback callback, CompletableFuture<Void> end) implements AsyncExecCallback {
        @Override
        public AsyncDataConsumer handleResponse(final HttpResponse response, final EntityDetails entity)
                throws HttpException, IOException {
            return callback.handleResponse(response, entity);
        }

        @Override
        public void handleInformationResponse(final HttpResponse response) throws HttpException, IOException {
            callback.handleInformationResponse(response);
        }

        @Override
        public void completed() {
            if (end.complete(null)) {
                callback.completed();
            }
        }

        @Override
        public void failed(final Exception cause) {
            if (end.complete(null)) {
                callback.failed(cause);
            }
        }
    }
}
