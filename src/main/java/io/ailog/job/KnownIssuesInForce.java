package io.ailog.job;

import io.ailog.detection.KnownIssueSource;
import io.ailog.detection.KnownIssues;
import org.jspecify.annotations.Nullable;

/** The known issues of one job execution: read once, when first asked for, so that all its windows are judged by them. */
class KnownIssuesInForce {
    private final KnownIssueSource source;
    private @Nullable KnownIssues issues;

    KnownIssuesInForce(final KnownIssueSource source) {
        this.source = source;
    }

    synchronized KnownIssues get() {
        if (issues == null) {
            issues = source.current();
        }
        return issues;
    }
}
