package io.ailog.report;

import io.ailog.incident.Severity;
import io.ailog.window.Window;
import java.util.List;

/**
 * An incident as announcements tell it.
 *
 * @param errors of the namespace in the window
 */
public record Sighting(Window window, String namespace, Severity severity, long errors, Detail detail) {
    /**
     * What is said of it beside how bad it is; texts are as the logs have them, and empty where nothing is known.
     *
     * @param threshold errors that the namespace may have at that time
     * @param flags the rules that fired, in the words of people, as {@code spike}
     * @param errorType of what to read first
     * @param message of it, whole or its beginning
     * @param application that wrote it
     * @param knownIssue identifier of the issue that it is about
     */
    public record Detail(
            double threshold,
            List<String> flags,
            String errorType,
            String message,
            String application,
            String knownIssue) {
        public Detail {
            flags = List.copyOf(flags);
        }
    }
}
