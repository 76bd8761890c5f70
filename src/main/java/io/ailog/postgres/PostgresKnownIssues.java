package io.ailog.postgres;

import io.ailog.detection.KnownIssue;
import io.ailog.detection.KnownIssueSource;
import io.ailog.detection.KnownIssueStore;
import io.ailog.detection.KnownIssues;
import io.ailog.detection.Patterns;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The rows of {@code known_issues}, which operators write by SQL too. */
@Repository
class PostgresKnownIssues implements KnownIssueSource, KnownIssueStore {
    private static final Saved NOTHING = new Saved(0, 0, 0);
    private static final Saved ADDED = new Saved(1, 0, 0);
    private static final Saved CHANGED = new Saved(0, 1, 0);
    private static final Saved UNCHANGED = new Saved(0, 0, 1);

    private final JdbcTemplate jdbc;
    private final KnownIssueRow rows;
    private final TransactionTemplate transaction;

    PostgresKnownIssues(
            final JdbcTemplate jdbc, final Patterns patterns, final PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.rows = new KnownIssueRow(patterns);
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public KnownIssues current() {
        return new KnownIssues(list().stream().map(Listed::issue).toList());
    }

    @Override
    public List<Listed> list() {
        return jdbc.query("""
                SELECT issue_id, issue_name, error_type_pattern, message_pattern, affected_namespace, affected_app_name,
                    introduced_in_version, fixed_in_version, severity, status, workaround, ticket, resolved_at,
                    first_seen_at, last_seen_at, occurrence_count
                FROM ailog_peak.known_issues
                WHERE issue_id IS NOT NULL
                ORDER BY issue_id COLLATE "C", id
                """, (row, number) -> rows.read(row));
    }

    @Override
    public Saved save(final List<KnownIssue> issues) {
        final Saved saved = transaction.execute(status -> {
            // nothing else waits for this commit, see the pool; and one at a time, or two might add the same issue
            jdbc.execute("SET LOCAL synchronous_commit = on");
            jdbc.execute("LOCK TABLE ailog_peak.known_issues IN SHARE ROW EXCLUSIVE MODE");
            return issues.stream().map(this::save).reduce(NOTHING, PostgresKnownIssues::sum);
        });
        return saved == null ? NOTHING : saved;
    }

    private Saved save(final KnownIssue issue) {
        final Saved saved = jdbc.query(
                SqlFile.SAVE_KNOWN_ISSUE.text(),
                row -> !row.next() || row.getBoolean("added") ? ADDED : row.getBoolean("changed") ? CHANGED : UNCHANGED,
                KnownIssueRow.values(issue));
        return saved == null ? UNCHANGED : saved;
    }

    private static Saved sum(final Saved one, final Saved other) {
        return new Saved(
                one.added() + other.added(), one.changed() + other.changed(), one.unchanged() + other.unchanged());
    }
}
