package io.ailog.service;

import java.util.Map;

/**
 * The errors of a service in a window.
 *
 * @param errors documents, above zero
 * @param byType documents by error type; their sum is {@code errors}
 */
public record ServiceErrors(Service service, long errors, Map<String, Long> byType) {
    public ServiceErrors {
        byType = Map.copyOf(byType);
    }
}
