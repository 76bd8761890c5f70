package io.ailog.report;

import java.util.Optional;

/**
 * One problem of an incident.
 *
 * @param text what it is; the same object for all incidents that show it
 * @param errors of the incident's window and namespace
 */
public record ReportedSignature(Text text, long errors) {
    /**
     * A signature as people read it. All texts are what logs say, hostile ones included.
     *
     * @param message the normalised message, cut
     * @param sample a message as it was logged, the first that was kept, cut
     */
    public record Text(String hash, Optional<String> errorType, Optional<String> message, Optional<String> sample) {}
}
