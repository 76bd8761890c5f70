package io.ailog.service;

import io.ailog.window.Window;
import java.util.Optional;

/**
 * How well a service did in a window.
 *
 * @param errors its errors, with their types
 * @param score 0 to 100, the higher the better, rounded to hundredths
 * @param trend empty when nothing is known of an hour or a day before
 */
public record ServiceHealth(Window window, ServiceErrors errors, double score, Optional<Trend> trend) {
    public Service service() {
        return errors.service();
    }
}
