package io.ailog.window;

import java.util.Map;

/**
 * The ERROR documents of one window by namespace, as the log store counted them.
 *
 * @param counts documents per namespace, each above zero; a namespace that is absent had none
 * @param withoutNamespace documents that name no namespace, counted nowhere else
 */
public record WindowCounts(Window window, Map<String, Long> counts, long withoutNamespace) {
    public WindowCounts {
        counts = Map.copyOf(counts);
    }

    /** The documents of {@code namespace}, 0 when there were none. */
    public long of(final String namespace) {
        return counts.getOrDefault(namespace, 0L);
    }
}
