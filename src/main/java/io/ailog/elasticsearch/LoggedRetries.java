package io.ailog.elasticsearch;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.retry.RetryListener;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryState;
import org.springframework.core.retry.Retryable;

/** The trace that failed tries leave in the log, also when a later one succeeds. */
final class LoggedRetries implements RetryListener {
    private static final Logger LOG = LoggerFactory.getLogger(LoggedRetries.class);

    private final String servers;

    LoggedRetries(final String servers) {
        this.servers = servers;
    }

    @Override
    public void onRetryableExecution(final RetryPolicy policy, final Retryable<?> retryable, final RetryState state) {
        if (!state.isSuccessful() && policy.shouldRetry(state.getLastException())) {
            LOG.warn(
                    "Try {} of a request to Elasticsearch at {} failed: {}",
                    state.getExceptions().size(),
                    servers,
                    ErrorCauses.reason(state.getLastException()));
        }
    }
}
