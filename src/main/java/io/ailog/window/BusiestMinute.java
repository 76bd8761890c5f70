package io.ailog.window;

import java.time.Instant;

/**
 * The 60 seconds of a window that hold the most errors, in steps of a second; of several the first.
 *
 * @param errors documents, above zero
 * @param start of the 60 seconds, which end within the window
 */
public record BusiestMinute(long errors, Instant start) {}
