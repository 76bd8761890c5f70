package io.ailog.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.ailog.window.Failure;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.retry.RetryException;
import org.springframework.core.retry.RetryTemplate;

/** The way to Elasticsearch: opened by the first request, patient with passing faults, plain about the others. */
final class ElasticsearchConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ElasticsearchConnection.class);

    private final Supplier<ElasticsearchSettings> source;
    private @Nullable Open open;

    /** @param source asked once, by the first request */
    ElasticsearchConnection(final Supplier<ElasticsearchSettings> source) {
        this.source = source;
    }

    /** A request, or several that are repeated together. */
    @FunctionalInterface
    interface Call<T> {
        T on(ElasticsearchClient client) throws IOException;
    }

    private record Open(ElasticsearchSettings settings, ElasticsearchClient client, RetryTemplate retries) {}

    ElasticsearchSettings settings() {
        return open().settings();
    }

    /**
     * The answer to {@code call}, which is repeated while what goes wrong may pass.
     *
     * @throws Failure that says what went wrong and which setting to check
     */
    <T> T ask(final Call<T> call) {
        final Open current = open();
        try {
            return current.retries().execute(() -> call.on(current.client()));
        } catch (final RetryException e) {
            throw new RequestFailures(current.settings()).of(e.getLastException(), e.getRetryCount() + 1);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (open != null) {
            open.client().close();
            open = null;
        }
    }

    private static RetryTemplate retries(final ElasticsearchSettings settings) {
        final RetryTemplate retries = new RetryTemplate(PassingFaults.policy(settings.calls()));
        retries.setRetryListener(new LoggedRetries(settings.servers()));
        return retries;
    }

    private synchronized Open open() {
        if (open == null) {
            final ElasticsearchSettings settings = source.get();
            if (settings.tls().insecure()) {
                LOG.warn("ES_INSECURE=true: whoever answers as {} is trusted", settings.servers());
            }
            open = new Open(settings, Clients.of(settings), retries(settings));
        }
        return open;
    }
}
