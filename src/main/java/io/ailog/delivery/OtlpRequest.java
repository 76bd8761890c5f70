package io.ailog.delivery;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The request that hands metrics to a receiver. */
record OtlpRequest(MetricsSettings settings) {
    /** Sends {@code metrics}, and says what was wrong with that, without the secrets in it. */
    Optional<String> problem(final byte[] metrics) {
        final Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/x-protobuf");
        headers.putAll(settings.headers());
        return new PostRequest(settings.otlpUrl(), headers, settings.timeout(), "ailog.metrics.timeout")
                .problem(metrics);
    }
}
