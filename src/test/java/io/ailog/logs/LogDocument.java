package io.ailog.logs;

import java.time.Instant;
import java.util.Optional;

/**
 * A log line as a collector stores it.
 *
 * @param time to the millisecond
 * @param level ERROR, WARN or INFO
 * @param origin who wrote it
 * @param trace the request it belongs to, if known
 * @param message may have several lines; none in some documents
 * @param shape how the document spells its fields
 */
public record LogDocument(
        Instant time, String level, Origin origin, Optional<String> trace, Optional<String> message, Shape shape) {

    /** A running application: namespace, name, version. */
    public record Origin(String namespace, String application, String version) {}

    /** The spellings that collectors and applications come up with. */
    public enum Shape {
        /** Nested objects. */
        NESTED,
        /** Field names with dots. */
        DOTTED,
        /** Nested objects, and the message in an array. */
        LISTED
    }

    public boolean isError() {
        return level.equals("ERROR");
    }

    /** One line of JSON, in the fields that the product looks for by default. */
    public String json() {
        final StringBuilder line = new StringBuilder();
        new DocumentJson(line).add(this);
        return line.toString();
    }
}
