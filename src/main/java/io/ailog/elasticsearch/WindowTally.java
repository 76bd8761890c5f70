package io.ailog.elasticsearch;

import io.ailog.window.Window;
import io.ailog.window.WindowCounts;
import java.util.HashMap;
import java.util.Map;

/** The counts of one window while they are summed over targets. */
final class WindowTally {
    private final Map<String, Long> counts = new HashMap<>();
    private long withoutNamespace;

    void add(final CountBucket bucket) {
        if (bucket.namespace().isBlank()) {
            withoutNamespace += bucket.documents();
        } else {
            counts.merge(bucket.namespace(), bucket.documents(), Long::sum);
        }
    }

    WindowCounts counts(final Window window) {
        return new WindowCounts(window, counts, withoutNamespace);
    }
}
