package io.ailog.postgres;

import io.ailog.detection.KnownIssue;
import io.ailog.detection.KnownIssueSource;
import io.ailog.detection.KnownIssues;
import io.ailog.detection.Patterns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The rows of {@code known_issues}, which operators write by SQL too. */
@Repository
class PostgresKnownIssues implements KnownIssueSource {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresKnownIssues.class);

    private final JdbcTemplate jdbc;
    private final Patterns patterns;

    PostgresKnownIssues(final JdbcTemplate jdbc, final Patterns patterns) {
        this.jdbc = jdbc;
        this.patterns = patterns;
    }

    @Override
    public KnownIssues current() {
        return new KnownIssues(jdbc.query("""
                SELECT issue_id, issue_name, error_type_pattern, message_pattern, affected_namespace, affected_app_name,
                    introduced_in_version, fixed_in_version, severity, status, workaround, ticket, resolved_at
                FROM ailog_peak.known_issues
                WHERE issue_id IS NOT NULL
                ORDER BY issue_id
                """, (row, number) -> issue(row)));
    }

    private KnownIssue issue(final ResultSet row) throws SQLException {
        final String id = row.getString("issue_id");
        return new KnownIssue(
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
                        Optional.ofNullable(row.getObject("resolved_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)));
    }

    /** A pattern that is none is taken as it stands: its author had words of the message in mind. */
    private Optional<Predicate<String>> pattern(final String id, final String pattern) {
        if (pattern.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(patterns.searching(pattern));
        } catch (final IllegalArgumentException e) {
            LOG.warn(
                    "Known issue {} has a pattern that is no regular expression, {}; taken literally",
                    id,
                    e.getMessage());
            final String words = pattern.toLowerCase(Locale.ROOT);
            return Optional.of(text -> text.toLowerCase(Locale.ROOT).contains(words));
        }
    }

    private static String text(final ResultSet row, final String column) throws SQLException {
        final @Nullable String text = row.getString(column);
        return text == null ? "" : text.strip();
    }
}
