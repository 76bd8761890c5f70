package io.ailog.postgres;

import io.ailog.detection.CollectedWindow;
import io.ailog.detection.EventFacts;
import io.ailog.detection.FactStore;
import io.ailog.window.WindowRange;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What was collected: counts and ledger, then the facts of those windows whose facts are not the same already. */
@Repository
class PostgresFacts implements FactStore {
    private static final Columns<StoredWindow> WINDOW_FACTS = new Columns<StoredWindow>()
            .text(StoredWindow::start)
            .text(StoredWindow::fingerprint)
            .number(window -> window.facts().rows());

    private static final Columns<CollectedWindow> COUNTED =
            new Columns<CollectedWindow>().time(window -> window.window().start());
    private static final Columns<Instant> STARTS = new Columns<Instant>().time(start -> start);

    private final JdbcTemplate jdbc;
    private final CollectedCounts counts;
    private final LearningPeriod learning;
    private final SignatureFacts signatures;
    private final ServiceFactRows services;

    PostgresFacts(final JdbcTemplate jdbc, final LearningPeriod learning) {
        this.jdbc = jdbc;
        this.learning = learning;
        counts = new CollectedCounts(jdbc);
        signatures = new SignatureFacts(jdbc);
        services = new ServiceFactRows(jdbc);
    }

    @Override
    public void prepare(final WindowRange range) {
        jdbc.query(
                "SELECT ailog_batch.make_fact_months(?::timestamptz, ?::timestamptz)",
                row -> {},
                range.from().toString(),
                range.to().toString());
    }

    @Override
    public void save(final List<CollectedWindow> windows, final Collection<String> namespaces, final long execution) {
        counts.save(windows, namespaces, execution);
        final List<StoredWindow> changed = changed(windows);
        if (changed.isEmpty()) {
            markDiffering(windows);
            return;
        }
        DerivedTables.lock(jdbc);
        // they may have been dropped while this run waited
        final Instant horizon = horizon();
        changed.removeIf(window -> window.facts().window().start().isBefore(horizon));
        if (changed.isEmpty()) {
            return;
        }
        final Optional<Instant> learnedBefore = learning.end();
        jdbc.update("""
                INSERT INTO ailog_batch.window_fact AS known (window_start, fingerprint, fact_rows, job_execution_id)
                SELECT window_start, fingerprint, fact_rows, execution.id
                FROM unnest(?::timestamptz[], ?::text[], ?::bigint[]) AS given (window_start, fingerprint, fact_rows),
                     (SELECT ?::bigint AS id) AS execution
                ON CONFLICT (window_start) DO UPDATE
                SET fingerprint = excluded.fingerprint,
                    fact_rows = excluded.fact_rows,
                    job_execution_id = excluded.job_execution_id
                """, statement -> {
            WINDOW_FACTS.bind(statement, changed);
            statement.setLong(4, execution);
        });
        services.replace(changed, namespaces);
        signatures.replace(changed, namespaces, learning.end());
        learning.moved(learnedBefore);
        markLater(changed);
    }

    /** The windows whose documents say something else than is stored; those before the horizon stay as they are. */
    private List<StoredWindow> changed(final List<CollectedWindow> windows) {
        final List<EventFacts> read =
                windows.stream().flatMap(window -> window.events().stream()).toList();
        if (read.isEmpty()) {
            return new ArrayList<>();
        }
        final Instant horizon = horizon();
        final Map<Instant, String> known = fingerprints(read);
        final List<StoredWindow> changed = new ArrayList<>();
        for (final EventFacts facts : read) {
            final Instant start = facts.window().start();
            final String fingerprint = Fingerprint.of(facts);
            if (!fingerprint.equals(known.get(start)) && !start.isBefore(horizon)) {
                changed.add(new StoredWindow(facts, fingerprint, known.containsKey(start)));
            }
        }
        return changed;
    }

    private Map<Instant, String> fingerprints(final List<EventFacts> read) {
        final Object[] starts =
                read.stream().map(facts -> facts.window().start().toString()).toArray();
        final Map<Instant, String> known = new HashMap<>();
        jdbc.query(
                "SELECT window_start, fingerprint FROM ailog_batch.window_fact WHERE window_start = ANY (?::timestamptz[])",
                statement -> statement.setArray(1, statement.getConnection().createArrayOf("text", starts)),
                row -> {
                    known.put(row.getObject(1, OffsetDateTime.class).toInstant(), row.getString(2));
                });
        return known;
    }

    private Instant horizon() {
        return jdbc
                .query(
                        "SELECT facts_from FROM ailog_batch.fact_horizon",
                        (row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .stream()
                .findFirst()
                .orElse(Instant.MIN);
    }

    /** Windows that were only counted this time, and have another count than the documents that were read before. */
    private void markDiffering(final List<CollectedWindow> windows) {
        if (windows.stream().allMatch(window -> window.events().isPresent()) || !wereRead(windows)) {
            return;
        }
        final List<Instant> differing =
                jdbc.query("""
                SELECT DISTINCT window_start
                FROM ailog_batch.coverage
                WHERE window_start = ANY (?::timestamptz[]) AND read <> expected
                """, statement -> COUNTED.bind(statement, windows), (row, number) -> row.getObject(
                                1, OffsetDateTime.class)
                        .toInstant());
        if (!differing.isEmpty()) {
            DerivedTables.lock(jdbc);
            jdbc.update("""
                    INSERT INTO ailog_batch.stale_verdict AS stale (window_start)
                    SELECT * FROM unnest(?::timestamptz[])
                    ON CONFLICT (window_start) DO UPDATE SET mark = nextval('ailog_batch.stale_verdict_mark_seq')
                    """, statement -> STARTS.bind(statement, differing));
        }
    }

    private boolean wereRead(final List<CollectedWindow> windows) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                """
                SELECT EXISTS (
                    SELECT FROM ailog_batch.window_fact
                    WHERE window_start BETWEEN ?::timestamptz AND ?::timestamptz)
                """,
                Boolean.class,
                windows.get(0).window().start().toString(),
                windows.get(windows.size() - 1).window().start().toString()));
    }

    private void markLater(final List<StoredWindow> changed) {
        jdbc.update(SqlFile.MARK_LATER_VERDICTS.text(), statement -> StoredWindow.bindStarts(statement, changed));
    }
}
