package io.ailog.postgres;

import io.ailog.report.Counts;
import io.ailog.report.DayCoverage;
import io.ailog.report.RangeFacts;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The ledger of a report's range with its counts, in arrays: a number a window and namespace. */
final class ReportedLedger {
    private static final long DAY = Duration.ofDays(1).toSeconds();

    private final WindowRange range;
    private final List<WindowRange> days;
    private final int[] collected;
    private final BitSet counted = new BitSet();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<Long, Long> documents = new HashMap<>();

    /** What is known of a namespace: its counts, and how many windows of each day are complete and partial. */
    private static final class Place {
        private final Counts counts;
        private final int[] complete;
        private final int[] partial;

        private Place(final int windows, final int days) {
            counts = Counts.none(windows);
            complete = new int[days];
            partial = new int[days];
        }
    }

    ReportedLedger(final WindowRange range, final List<String> namespaces) {
        this.range = range;
        this.days = range.days();
        final int windows = Math.toIntExact(range.size());
        collected = new int[windows];
        namespaces.forEach(namespace -> places.put(namespace, new Place(windows, days.size())));
    }

    void read(final JdbcTemplate jdbc) {
        final OffsetDateTime from = range.from().atOffset(ZoneOffset.UTC);
        final OffsetDateTime to = range.to().atOffset(ZoneOffset.UTC);
        jdbc.query(SqlFile.REPORT_COUNTS.text(), this::note, from, from, to, from, to, names());
    }

    private void note(final ResultSet row) throws SQLException {
        final @Nullable Place place = places.get(row.getString(1));
        if (place == null) {
            return;
        }
        final int window = row.getInt(2);
        place.counts.set(window, row.getLong(3));
        final int[] kind = row.getBoolean(4) ? place.partial : place.complete;
        kind[day(window)]++;
        collected[window]++;
        if (row.getBoolean(7)) {
            counted.set(window);
        }
        final long execution = row.getLong(5);
        if (!row.wasNull()) {
            documents.merge(execution, row.getLong(6), Long::sum);
        }
    }

    private int day(final int window) {
        final long seconds = range.from().getEpochSecond() + window * Window.LENGTH.toSeconds();
        return Math.toIntExact(
                Math.floorDiv(seconds, DAY) - Math.floorDiv(range.from().getEpochSecond(), DAY));
    }

    private static LocalDate date(final Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private String[] names() {
        return places.keySet().toArray(String[]::new);
    }

    Counts counts(final String namespace) {
        return Objects.requireNonNull(places.get(namespace)).counts;
    }

    /** Documents of the windows that an execution was the last to collect, 0 when there are none. */
    long documents(final long execution) {
        return documents.getOrDefault(execution, 0L);
    }

    RangeFacts.Ledger ledger(final JdbcTemplate jdbc) {
        final List<OffsetDateTime> newest =
                jdbc.query("""
                SELECT window_start
                FROM ailog_batch.coverage
                WHERE namespace = ANY (?)
                ORDER BY window_start DESC
                LIMIT 1
                """, (row, number) -> row.getObject(1, OffsetDateTime.class), (Object) names());
        return new RangeFacts.Ledger(
                newest.stream().map(OffsetDateTime::toInstant).findFirst(),
                Arrays.stream(collected)
                        .filter(namespaces -> namespaces == places.size())
                        .count(),
                counted.cardinality(),
                coverage());
    }

    private List<DayCoverage> coverage() {
        final List<DayCoverage> coverage = new ArrayList<>();
        places.forEach((namespace, place) -> {
            for (int day = 0; day < days.size(); day++) {
                final WindowRange part = days.get(day);
                coverage.add(new DayCoverage(
                        namespace, date(part.from()), (int) part.size(), place.complete[day], place.partial[day]));
            }
        });
        return coverage;
    }
}
