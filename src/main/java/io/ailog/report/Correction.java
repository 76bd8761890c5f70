package io.ailog.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A verdict that later data changed.
 *
 * @param found when that was found
 */
public record Correction(Instant found, Said was, Said now) {
    /**
     * What was said of the window; what was not recorded is empty.
     *
     * @param errors of the window
     * @param score 0 to 100
     * @param incident whether it was one
     * @param flags as the tables name them: {@code is_spike}
     */
    public record Said(
            OptionalDouble errors,
            OptionalDouble score,
            Optional<String> severity,
            Optional<Boolean> incident,
            List<String> flags) {
        public Said {
            flags = List.copyOf(flags);
        }
    }
}
