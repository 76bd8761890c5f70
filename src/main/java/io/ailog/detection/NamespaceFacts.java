package io.ailog.detection;

import io.ailog.threshold.Baseline;

/**
 * What is known of one namespace in one window.
 *
 * @param count ERROR documents
 * @param baseline what is usual there
 */
public record NamespaceFacts(String namespace, long count, Baseline baseline) {}
