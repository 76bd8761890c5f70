package io.ailog.detection;

/**
 * One rule's word on one namespace of a window.
 *
 * @param weight points that it adds to the score
 */
public record Finding(String namespace, Flag flag, double weight, Evidence evidence) {}
