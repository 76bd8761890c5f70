package io.ailog.elasticsearch;

import io.ailog.window.Failure;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.core5.http.HttpException;
import org.springframework.core.retry.RetryPolicy;

/** The errors that may be gone a moment later: the server is busy, starting, or was lost on the way. */
final class PassingFaults {
    /** An answer that was cut within its head comes as a 200 that can't be read. */
    private static final Set<Integer> STATUSES = Set.of(200, 429, 502, 503, 504);

    private PassingFaults() {}

    /** Repeats requests that fail so, with pauses that grow and differ from one client to the next. */
    static RetryPolicy policy(final Calls calls) {
        return RetryPolicy.builder()
                .maxRetries(calls.tries() - 1L)
                .delay(calls.backOff())
                .multiplier(2)
                .maxDelay(calls.maxBackOff())
                .jitter(Duration.ofMillis(calls.backOff().toMillis() / 2))
                .predicate(PassingFaults::include)
                .build();
    }

    static boolean include(final Throwable error) {
        if (error instanceof Failure) {
            return false;
        }
        final int status = ErrorCauses.status(error);
        if (status != 0) {
            return STATUSES.contains(status);
        }
        return error instanceof IncompleteAnswer || (isLostOnTheWay(error) && !isTrust(error));
    }

    /** Whether no answer came, or one that was cut so early that it is none by the rules of HTTP. */
    static boolean isLostOnTheWay(final Throwable error) {
        return error instanceof IOException
                || ErrorCauses.find(error, HttpException.class).isPresent();
    }

    /** Whether the two sides don't agree on TLS or a certificate, which waiting doesn't change. */
    static boolean isTrust(final Throwable error) {
        return ErrorCauses.chain(error)
                .anyMatch(cause -> cause instanceof CertificateException
                        || cause instanceof SSLPeerUnverifiedException
                        || (cause instanceof SSLException
                                && String.valueOf(cause.getMessage()).contains("SSL message")));
    }
}
