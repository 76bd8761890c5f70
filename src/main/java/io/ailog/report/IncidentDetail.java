package io.ailog.report;

import java.util.List;

/**
 * What announcements say of an incident beside how bad it is; texts are as the logs have them, and empty where nothing is
 * known.
 *
 * @param threshold errors that the namespace may have at that time
 * @param flags the rules that fired, in the words of people, as {@code spike}
 * @param errorType of what to read first
 * @param message of it, whole or its beginning
 * @param application that wrote it
 * @param knownIssue identifier of the issue that it is about
 */
public record IncidentDetail(
        double threshold, List<String> flags, String errorType, String message, String application, String knownIssue) {
    public IncidentDetail {
        flags = List.copyOf(flags);
    }
}
