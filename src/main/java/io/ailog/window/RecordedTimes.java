package io.ailog.window;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * When something began and ended by the wall clock of the machine that did it, in a time zone that is not written down:
 * only what lies between two of them is certain.
 *
 * @param updated the last sign of life
 */
public record RecordedTimes(
        LocalDateTime created,
        Optional<LocalDateTime> began,
        Optional<LocalDateTime> ended,
        Optional<LocalDateTime> updated) {}
