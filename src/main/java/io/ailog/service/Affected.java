package io.ailog.service;

/**
 * A service that an error reached.
 *
 * @param depth calls between it and the root, 1 for who called the root; the smallest over all traces
 * @param traces how many traces reached it
 * @param errors documents of these traces there
 */
public record Affected(Service service, int depth, long traces, long errors) {}
