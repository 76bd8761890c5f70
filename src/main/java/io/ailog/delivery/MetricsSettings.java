package io.ailog.delivery;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the figures of runs go, as {@code ailog.metrics} says.
 *
 * @param directory for text files of Prometheus, {@code METRICS_DIR}; empty for none
 * @param otlpUrl of a receiver of OTLP metrics over HTTP, {@code OTLP_METRICS_URL}; empty for none
 * @param otlpHeaders of the request, {@code name=value} with commas between, {@code OTLP_METRICS_HEADERS}
 * @param timeout longest wait for it, the whole answer included
 */
@ConfigurationProperties("ailog.metrics")
record MetricsSettings(String directory, String otlpUrl, String otlpHeaders, Duration timeout) {
    private static final Pattern HEADER = Pattern.compile("\\s*([A-Za-z0-9_.-]+)\\s*=\\s*([\\x20-\\x7e]*?)\\s*");

    MetricsSettings {
        if (!otlpUrl.isBlank() && !WebAddress.isValid(otlpUrl)) {
            throw new IllegalArgumentException("`OTLP_METRICS_URL` must be an http or https URL without a user, as in"
                    + " https://collector.example:4318/v1/metrics; what proves who asks goes into OTLP_METRICS_HEADERS."
                    + " It is not shown, for it may hold a password.");
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
            final Matcher header = HEADER.matcher(pair);
            if (header.matches()) {
                headers.put(header.group(1), header.group(2));
            } else if (!pair.isBlank()) {
                throw new IllegalArgumentException(
                        "`OTLP_METRICS_HEADERS` must be name=value, with commas between, in plain ASCII.");
            }
        }
        return headers;
    }

    @Override
    public String toString() {
        return "MetricsSettings[directory=" + directory + ", timeout=" + timeout + "]";
    }
}
