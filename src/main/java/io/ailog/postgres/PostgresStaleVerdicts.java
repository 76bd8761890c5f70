package io.ailog.postgres;

import io.ailog.detection.StaleVerdict;
import io.ailog.detection.StaleVerdicts;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The list in {@code ailog_batch.stale_verdict}. */
@Repository
class PostgresStaleVerdicts implements StaleVerdicts {
    private static final Columns<StaleVerdict> MARKS =
            new Columns<StaleVerdict>().time(stale -> stale.window().start()).number(StaleVerdict::mark);

    private final JdbcTemplate jdbc;

    PostgresStaleVerdicts(final JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<StaleVerdict> in(final WindowRange range) {
        return jdbc.query(
                """
                SELECT window_start, mark
                FROM ailog_batch.stale_verdict
                WHERE window_start >= ? AND window_start < ?
                ORDER BY window_start
                """,
                (row, number) -> new StaleVerdict(
                        new Window(row.getObject(1, OffsetDateTime.class).toInstant()), row.getLong(2)),
                range.from().atOffset(ZoneOffset.UTC),
                range.to().atOffset(ZoneOffset.UTC));
    }

    @Override
    public List<WindowRange> ranges() {
        final List<WindowRange> ranges = new ArrayList<>();
        for (final Instant start : jdbc.query(
                "SELECT window_start FROM ailog_batch.stale_verdict ORDER BY window_start",
                (row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())) {
            final WindowRange window = WindowRange.of(new Window(start));
            final int last = ranges.size() - 1;
            if (last >= 0 && ranges.get(last).to().equals(start)) {
                ranges.set(last, new WindowRange(ranges.get(last).from(), window.to()));
            } else {
                ranges.add(window);
            }
        }
        return ranges.stream().flatMap(range -> range.days().stream()).toList();
    }

    @Override
    public void settle(final List<StaleVerdict> judged) {
        if (judged.isEmpty()) {
            return;
        }
        DerivedTables.lock(jdbc);
        jdbc.update("""
                DELETE FROM ailog_batch.stale_verdict AS stale
                USING unnest(?::timestamptz[], ?::bigint[]) AS judged (window_start, mark)
                WHERE stale.window_start = judged.window_start AND stale.mark = judged.mark
                """, statement -> MARKS.bind(statement, judged));
    }
}
