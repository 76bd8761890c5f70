package io.ailog.report;

import io.ailog.incident.Severity;
import io.ailog.window.WindowRange;
import java.time.Instant;

/**
 * What a channel was last told of an episode.
 *
 * @param range of its windows then; the start is that of the first time, also when it moved
 * @param severity of its worst window
 * @param errors of the window with the most
 * @param at when that was
 * @param isOver whether it was said to be over
 */
public record Told(String namespace, WindowRange range, Severity severity, long errors, Instant at, boolean isOver) {}
