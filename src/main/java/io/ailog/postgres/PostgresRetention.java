package io.ailog.postgres;

import static java.util.stream.Collectors.joining;

import io.ailog.window.Removed;
import io.ailog.window.Retention;
import io.ailog.window.WindowRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What tables of windows and of runs have of the past. */
@Repository
class PostgresRetention implements Retention {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresRetention.class);

    private static final String OLDEST = Arrays.stream(PurgedTable.values())
            .map(PurgedTable::oldest)
            .collect(joining(" UNION ALL ", "SELECT min(at) FROM (", ") AS oldest"));

    private static final String KEPT = """
            SELECT count(*)
            FROM (SELECT DISTINCT incident.timestamp
                  FROM ailog_peak.peak_investigation AS incident
                  WHERE incident.timestamp >= 'epoch' AND incident.timestamp < ?::timestamptz AND %s) AS kept
            WHERE EXISTS (SELECT FROM ailog_peak.peak_raw_data AS raw WHERE raw.timestamp = kept.timestamp)
               OR EXISTS (SELECT FROM ailog_batch.coverage AS known WHERE known.window_start = kept.timestamp)
            """.formatted(PurgedTable.OPEN);

    private static final String KEEP = """
            INSERT INTO ailog_batch.kept_window (window_start)
            SELECT DISTINCT incident.timestamp
            FROM ailog_peak.peak_investigation AS incident
            WHERE incident.timestamp >= ?::timestamptz AND incident.timestamp < ?::timestamptz AND %s
            """.formatted(PurgedTable.OPEN);

    private static final String IN_DAY = " WHERE window_start >= ?::timestamptz AND window_start < ?::timestamptz";

    private final JdbcTemplate jdbc;
    private final PurgedRuns runs;

    PostgresRetention(final JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        runs = new PurgedRuns(jdbc);
    }

    @Override
    public Optional<Instant> neededFrom() {
        return jdbc.queryForList("""
                        SELECT coalesce(data_start_date, DATE 'epoch') AS first
                        FROM ailog_peak.peak_thresholds
                        WHERE hour_of_day IS NULL
                        ORDER BY 1
                        LIMIT 1
                        """, LocalDate.class).stream()
                .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
                .findFirst();
    }

    @Override
    public Optional<Instant> firstDay(final Instant from) {
        final Object[] parameters = Arrays.stream(PurgedTable.values())
                .map(table -> from.toString())
                .toArray();
        return jdbc
                .query(OLDEST, (row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)), parameters)
                .stream()
                .flatMap(Optional::stream)
                .map(oldest -> oldest.toInstant().truncatedTo(ChronoUnit.DAYS))
                .findFirst();
    }

    @Override
    public long keptForIncidents(final Instant end) {
        final Long kept = jdbc.queryForObject(KEPT, Long.class, end.toString());
        return kept == null ? 0 : kept;
    }

    @Override
    public List<Removed> before(final Instant end) {
        final List<Removed> removed = new ArrayList<>();
        for (final PurgedTable table : PurgedTable.values()) {
            removed.addAll(run(table, table.preview(), Instant.EPOCH, end));
        }
        return removed;
    }

    @Override
    public List<Removed> removeDay(final WindowRange day) {
        final List<Removed> removed = new ArrayList<>();
        for (final PurgedTable table : PurgedTable.values()) {
            removed.addAll(run(table, table.deletion(), day.from(), day.to()));
        }
        final Object[] span = {day.from().toString(), day.to().toString()};
        jdbc.update("DELETE FROM ailog_batch.kept_window" + IN_DAY, span);
        jdbc.update(KEEP, span);
        DerivedTables.lock(jdbc);
        // nobody can judge them again
        jdbc.update("DELETE FROM ailog_batch.stale_verdict" + IN_DAY, span);
        moveHorizon(day.to());
        return removed;
    }

    /** Facts before {@code time} are incomplete from now on: what rests on them stays as it is, and none are added. */
    private void moveHorizon(final Instant time) {
        jdbc.update("DELETE FROM ailog_batch.fact_horizon WHERE facts_from < ?::timestamptz", time.toString());
        jdbc.update("""
                INSERT INTO ailog_batch.fact_horizon
                SELECT ?::timestamptz WHERE NOT EXISTS (SELECT FROM ailog_batch.fact_horizon)
                """, time.toString());
    }

    private List<Removed> run(final PurgedTable table, final String sql, final Instant from, final Instant to) {
        return jdbc
                .query(
                        sql,
                        (row, number) -> row.getLong(1) == 0
                                ? Optional.<Removed>empty()
                                : Optional.of(new Removed(
                                        table.table(),
                                        row.getLong(1),
                                        row.getObject(2, OffsetDateTime.class).toInstant(),
                                        row.getObject(3, OffsetDateTime.class).toInstant())),
                        from.toString(),
                        to.toString())
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public boolean dropEmptyMonths() {
        try {
            jdbc.query("SELECT ailog_batch.drop_empty_fact_months()", row -> {});
            return true;
        } catch (final CannotAcquireLockException e) {
            LOG.info("empty partitions of facts are left to the next purge, since runs are at work on their tables", e);
            return false;
        }
    }

    @Override
    public List<Removed> runsBefore(final Instant end) {
        return runs.before(end);
    }

    @Override
    public List<Removed> removeRuns(final Instant end, final int limit) {
        return runs.remove(end, limit);
    }
}
