package io.ailog.postgres;

import io.ailog.detection.IssuePattern;
import io.ailog.detection.KnownIssue;
import io.ailog.detection.KnownIssueStore.Listed;
import io.ailog.detection.Patterns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A known issue as a row, where what is not known is null. */
record KnownIssueRow(Patterns patterns) {
    private static final Logger LOG = LoggerFactory.getLogger(KnownIssueRow.class);

    Listed read(final ResultSet row) throws SQLException {
        final String id = row.getString("issue_id");
        final KnownIssue issue = new KnownIssue(
                id,
                text(row, "issue_name"),
                new KnownIssue.Appearance(
                        pattern(id, text(row, "error_type_pattern")), pattern(id, text(row, "message_pattern"))),
                new KnownIssue.Scope(
                        text(row, "affected_namespace"),
                        text(row, "affected_app_name"),
                        text(row, "introduced_in_version"),
                        text(row, "fixed_in_version")),
                new KnownIssue.Handling(
                        text(row, "severity"),
                        text(row, "status"),
                        text(row, "workaround"),
                        text(row, "ticket"),
                        time(row, "resolved_at")));
        return new Listed(
                issue, row.getLong("occurrence_count"), time(row, "first_seen_at"), time(row, "last_seen_at"));
    }

    /** The parameters of {@code save-known-issue.sql}. */
    static @Nullable Object[] values(final KnownIssue issue) {
        return new @Nullable Object[] {
            issue.id(),
            known(issue.name()),
            issue.appearance().errorType().map(IssuePattern::text).orElse(null),
            issue.appearance().message().map(IssuePattern::text).orElse(null),
            known(issue.scope().namespace()),
            known(issue.scope().application()),
            known(issue.scope().introducedIn()),
            known(issue.scope().fixedIn()),
            known(issue.handling().severity()),
            issue.handling().status(),
            known(issue.handling().workaround()),
            known(issue.handling().ticket()),
            issue.handling().resolvedAt().map(Instant::toString).orElse(null)
        };
    }

    /** A pattern that is none is taken as it stands: its author had words of the message in mind. */
    private Optional<IssuePattern> pattern(final String id, final String pattern) {
        if (pattern.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(patterns.of(pattern));
        } catch (final IllegalArgumentException e) {
            LOG.warn("Known issue {}: its pattern is taken literally, because {}", id, e.getMessage());
            final String words = pattern.toLowerCase(Locale.ROOT);
            return Optional.of(new IssuePattern(
                    pattern, message -> message.toLowerCase(Locale.ROOT).contains(words)));
        }
    }

    private static @Nullable String known(final String text) {
        return text.isEmpty() ? null : text;
    }

    private static String text(final ResultSet row, final String column) throws SQLException {
        final @Nullable String text = row.getString(column);
        return text == null ? "" : text.strip();
    }

    private static Optional<Instant> time(final ResultSet row, final String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
