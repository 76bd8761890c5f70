package io.ailog.elasticsearch;

/**
 * Indices that one request can count, since they map the fields alike.
 *
 * @param indices as requests write them: patterns, names, exclusions
 */
record Target(String indices, Shape shape) {}
