package io.ailog.signature;

import java.time.Instant;

/**
 * An ERROR document of one namespace at one time, as far as it matters here. What a document lacks is empty.
 *
 * @param time when it happened, as precise as the log store keeps it
 * @param application the service
 * @param version of the service
 * @param message any length, any characters
 * @param trace identifier of the request it belongs to
 */
public record ErrorEvent(
        Instant time, String namespace, String application, String version, String message, String trace) {}
