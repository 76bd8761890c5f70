package io.ailog.postgres;

import io.ailog.window.Coverage;
import io.ailog.window.Readings;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The ledger in {@code ailog_batch.coverage}. */
@Repository
class PostgresCoverage implements Coverage {
    private final JdbcClient jdbc;

    PostgresCoverage(final JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Window> missing(final WindowRange range, final Collection<String> namespaces) {
        return windows(SqlFile.MISSING_WINDOWS, range, namespaces);
    }

    @Override
    public List<Window> unread(final WindowRange range, final Collection<String> namespaces) {
        return windows(SqlFile.UNREAD_WINDOWS, range, namespaces);
    }

    private List<Window> windows(final SqlFile query, final WindowRange range, final Collection<String> namespaces) {
        return jdbc.sql(query.text())
                .param(utc(range.from()))
                .param(utc(range.to()))
                .param(namespaces.toArray(String[]::new))
                .query((row, number) ->
                        new Window(row.getObject(1, OffsetDateTime.class).toInstant()))
                .list();
    }

    @Override
    public Optional<Window> lastBefore(final Instant before, final Collection<String> namespaces) {
        return window("""
                SELECT max(window_start)
                FROM ailog_batch.coverage
                WHERE window_start < ? AND namespace = ANY (?)
                """, before, namespaces);
    }

    @Override
    public Optional<Window> newestComplete(final WindowRange range, final Collection<String> namespaces) {
        // along the primary key from its end: it stops at the first that has them all
        return jdbc.sql("""
                        SELECT window_start
                        FROM ailog_batch.coverage
                        WHERE window_start >= ? AND window_start < ? AND namespace = ANY (?)
                        GROUP BY window_start
                        HAVING count(*) = ?
                        ORDER BY window_start DESC
                        LIMIT 1
                        """)
                .param(utc(range.from()))
                .param(utc(range.to()))
                .param(namespaces.toArray(String[]::new))
                .param(namespaces.size())
                .query((row, number) ->
                        new Window(row.getObject(1, OffsetDateTime.class).toInstant()))
                .optional();
    }

    @Override
    public Optional<Window> firstFrom(final Instant from, final Collection<String> namespaces) {
        return window("""
                SELECT min(window_start)
                FROM ailog_batch.coverage
                WHERE window_start >= ? AND namespace = ANY (?)
                """, from, namespaces);
    }

    @Override
    public Map<String, Long> documents(final List<WindowRange> ranges, final Collection<String> namespaces) {
        final Map<String, Long> documents = new TreeMap<>();
        for (final WindowRange range : ranges) {
            jdbc.sql("""
                            SELECT namespace, sum(expected)
                            FROM ailog_batch.coverage
                            WHERE window_start >= ? AND window_start < ? AND namespace = ANY (?)
                            GROUP BY namespace
                            """)
                    .param(utc(range.from()))
                    .param(utc(range.to()))
                    .param(namespaces.toArray(String[]::new))
                    .query(row -> {
                        documents.merge(row.getString(1), row.getLong(2), Long::sum);
                    });
        }
        return documents;
    }

    @Override
    public Readings readings(final List<WindowRange> ranges, final Collection<String> namespaces) {
        return ranges.stream().map(range -> readings(range, namespaces)).reduce(Readings.WHOLE, Readings::and);
    }

    private Readings readings(final WindowRange range, final Collection<String> namespaces) {
        return jdbc.sql("""
                        SELECT count(*) FILTER (WHERE read <> expected),
                               min(window_start) FILTER (WHERE read <> expected),
                               coalesce(sum(unreadable), 0),
                               min(unreadable_sample)
                        FROM ailog_batch.coverage
                        WHERE window_start >= ? AND window_start < ? AND namespace = ANY (?)
                        """)
                .param(utc(range.from()))
                .param(utc(range.to()))
                .param(namespaces.toArray(String[]::new))
                .query((row, number) -> new Readings(
                        row.getLong(1),
                        Optional.ofNullable(row.getObject(2, OffsetDateTime.class))
                                .map(start -> new Window(start.toInstant())),
                        row.getLong(3),
                        Optional.ofNullable(row.getString(4))))
                .single();
    }

    private Optional<Window> window(final String sql, final Instant time, final Collection<String> namespaces) {
        final @Nullable OffsetDateTime start = jdbc.sql(sql)
                .param(utc(time))
                .param(namespaces.toArray(String[]::new))
                .query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .orElse(null);
        return Optional.ofNullable(start).map(found -> new Window(found.toInstant()));
    }

    private static OffsetDateTime utc(final Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
