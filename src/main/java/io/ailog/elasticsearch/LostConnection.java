package io.ailog.elasticsearch;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.apache.hc.client5.http.ConnectTimeoutException;

/** The words for a server that gave no answer. */
record LostConnection(ElasticsearchSettings settings, Throwable error) {
    String text() {
        final String server = "Elasticsearch at " + String.join(", ", urls());
        if (has(UnknownHostException.class)) {
            return server + " can't be reached: no such host name. Check ES_HOST;";
        }
        if (has(ConnectTimeoutException.class)) {
            return server + " doesn't take connections within "
                    + seconds(settings.calls().connectTimeout()) + ". Check ES_HOST and ES_PORT, and firewalls;";
        }
        if (has(ConnectException.class)) {
            return server + " refuses connections. Check ES_HOST and ES_PORT, and that the server runs;";
        }
        if (has(SocketTimeoutException.class)) {
            return server + " didn't answer within " + seconds(settings.calls().requestTimeout())
                    + ". Try later, or raise " + ElasticsearchSettings.PREFIX + ".calls.request-timeout;";
        }
        return server + " can't be reached: " + ErrorCauses.reason(error)
                + ". Check ES_HOST, also whether it should say https://;";
    }

    private boolean has(final Class<? extends Throwable> type) {
        return ErrorCauses.find(error, type).isPresent();
    }

    private Iterable<String> urls() {
        return settings.urls().stream().map(Object::toString).toList();
    }

    private static String seconds(final Duration duration) {
        return duration.toMillis() / 1000.0 + " s";
    }
}
