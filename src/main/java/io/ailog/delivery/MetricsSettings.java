package io.ailog.delivery;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the figures of runs go, as {@code ailog.metrics} says.
 *
 * @param directory for text files of Prometheus, {@code METRICS_DIR}; empty for none
 * @param otlpUrl of a receiver of OTLP metrics over HTTP, {@code OTLP_METRICS_URL}; empty for none
 * @param otlpHeaders of the request, {@code name=value} with commas between, {@code OTLP_METRICS_HEADERS}
 * @param timeout longest wait for a connection to it, and for its answer
 */
@ConfigurationProperties("ailog.metrics")
record MetricsSettings(String directory, String otlpUrl, String otlpHeaders, Duration timeout) {
    MetricsSettings {
        if (!otlpUrl.isBlank() && !isUrl(otlpUrl)) {
            throw new IllegalArgumentException("`OTLP_METRICS_URL` must be an http or https URL, as in"
                    + " https://collector.example:4318/v1/metrics. It is not shown, for it may hold a password.");
        }
        if (timeout.compareTo(Duration.ofMillis(100)) < 0 || timeout.compareTo(Duration.ofSeconds(30)) > 0) {
            throw new IllegalArgumentException("`ailog.metrics.timeout` must be 100ms to 30s, was " + timeout + ".");
        }
        headers(otlpHeaders);
    }

    Map<String, String> headers() {
        return headers(otlpHeaders);
    }

    private static Map<String, String> headers(final String text) {
        final Map<String, String> headers = new LinkedHashMap<>();
        for (final String pair : text.split(",", -1)) {
            final int equals = pair.indexOf('=');
            if (equals > 0) {
                headers.put(
                        pair.substring(0, equals).strip(),
                        pair.substring(equals + 1).strip());
            } else if (!pair.isBlank()) {
                throw new IllegalArgumentException("`OTLP_METRICS_HEADERS` must be name=value, with commas between.");
            }
        }
        return headers;
    }

    private static boolean isUrl(final String text) {
        try {
            final URI uri = URI.create(text);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (final IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "MetricsSettings[directory=" + directory + ", timeout=" + timeout + "]";
    }
}
