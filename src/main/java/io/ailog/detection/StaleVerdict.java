package io.ailog.detection;

import io.ailog.window.Window;

/**
 * A window that must be judged again.
 *
 * @param mark grows with every change that made it so
 */
public record StaleVerdict(Window window, long mark) {}
