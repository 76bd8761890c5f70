package io.ailog.postgres;

import io.ailog.report.Importance;
import io.ailog.report.RangeFacts;
import io.ailog.report.ReportSource;
import io.ailog.report.ReportedCascade;
import io.ailog.window.Namespaces;
import io.ailog.window.WindowRange;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What reports are made of, read in one transaction that sees the database as it is at one moment. */
@Repository
class PostgresReports implements ReportSource {
    /** Rows that are in memory at a time, beside what is made of them. */
    private static final int ROWS = 2_000;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate snapshot;

    PostgresReports(final DataSource source, final PlatformTransactionManager transactions) {
        jdbc = new JdbcTemplate(source);
        jdbc.setFetchSize(ROWS);
        snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    @Override
    public RangeFacts read(final WindowRange range, final Namespaces namespaces) {
        return Objects.requireNonNull(snapshot.execute(status -> facts(range, namespaces)));
    }

    private RangeFacts facts(final WindowRange range, final Namespaces namespaces) {
        final ReportedLedger ledger = new ReportedLedger(range, namespaces.names());
        ledger.read(jdbc);
        final RecordedIncidents recorded = RecordedIncidents.read(range, namespaces.names(), jdbc);
        final List<ReportedCascade> cascades = new ReportedCascades(jdbc).read(range, namespaces.names());
        return new RangeFacts(
                ledger.ledger(jdbc),
                new ReportedLimits(jdbc).namespaces(namespaces, ledger),
                recorded.confirmed(),
                new ReportedIncidents(jdbc, cascades)
                        .read(recorded.foremost(new Importance(namespaces), RangeFacts.MOST_INCIDENTS)),
                recorded.all().size(),
                cascades,
                new ReportedRuns(jdbc).read(range, ledger));
    }
}
