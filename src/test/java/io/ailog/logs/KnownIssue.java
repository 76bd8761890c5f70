package io.ailog.logs;

/**
 * An issue that was fixed once, as an operator would describe it; a planted regression brings it back.
 *
 * @param id as in {@code AILOG-DEMO-1}
 * @param messagePattern a regular expression that finds the message
 * @param fixedInVersion the first version without it
 */
public record KnownIssue(
        String id, String errorType, String messagePattern, String application, String fixedInVersion) {}
