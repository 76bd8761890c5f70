package io.ailog.detection;

/** Where the problems that people know are read. */
public interface KnownIssueSource {
    /** All of them, as they stand now. */
    KnownIssues current();
}
