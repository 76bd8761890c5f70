package io.ailog.window;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a log store holds in a range whatever the level: the evidence for a count that came back empty.
 *
 * @param indices the index pattern that was asked
 * @param levelField field and value that make a document an ERROR, as {@code level = ERROR}
 * @param documents all documents of the range
 * @param levels documents per level, the most frequent ten
 * @param namespaces documents per namespace, the most frequent ten
 * @param oldest the oldest document of the pattern at any time, null when there is none
 * @param newest the newest one
 */
public record LogSample(
        String indices,
        String levelField,
        long documents,
        Map<String, Long> levels,
        Map<String, Long> namespaces,
        @Nullable Instant oldest,
        @Nullable Instant newest) {}
