package io.ailog.postgres;

import io.ailog.window.WindowRange;
import java.util.Optional;

/**
 * A row of {@code ailog_batch.range_claim}.
 *
 * @param range the windows that it claims; none when it claims a resource
 */
record ClaimRow(long number, Optional<WindowRange> range) {
    boolean covers(final WindowRange windows) {
        return range.filter(claimed -> !windows.from().isBefore(claimed.from())
                        && !windows.to().isAfter(claimed.to()))
                .isPresent();
    }
}
