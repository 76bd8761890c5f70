package io.ailog.elasticsearch;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.apache.hc.client5.http.ConnectTimeoutException;

/**
 * The words for a server that gave no answer.
 *
 * @param tries how often, as part of a sentence
 */
record LostConnection(ElasticsearchSettings settings, Throwable error, String tries) {
    String text() {
        final Calls calls = settings.calls();
        if (has(UnknownHostException.class)) {
            return sentences("can't be reached: no such host name", "Check ES_HOST.");
        }
        if (has(ConnectTimeoutException.class)) {
            return sentences(
                    "takes no connection within " + seconds(calls.connectTimeout()),
                    "Check ES_HOST and ES_PORT, and the firewalls between.");
        }
        if (has(ConnectException.class)) {
            return sentences("refuses connections", "Check ES_HOST and ES_PORT, and that the server runs.");
        }
        if (has(SocketTimeoutException.class)) {
            return sentences(
                    "didn't answer within " + seconds(calls.requestTimeout()),
                    "Try later, or raise " + ElasticsearchSettings.PREFIX + ".calls.request-timeout.");
        }
        return sentences(
                "can't be reached: " + ErrorCauses.reason(error),
                "Check ES_HOST, also whether it should say https://.");
    }

    private String sentences(final String fault, final String remedy) {
        return "Elasticsearch at " + settings.servers() + " " + fault + " (" + tries + "). " + remedy;
    }

    private boolean has(final Class<? extends Throwable> type) {
        return ErrorCauses.find(error, type).isPresent();
    }

    private static String seconds(final Duration duration) {
        return duration.toMillis() / 1000.0 + " s";
    }
}
