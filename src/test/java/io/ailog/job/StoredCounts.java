package io.ailog.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.server.TestPostgres;
import io.ailog.window.WindowRange;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What a job has written to {@code peak_raw_data} and the ledger, compared row by row with a count of the test's. */
final class StoredCounts {
    private static final long WINDOW_SECONDS = 15 * 60;

    private StoredCounts() {}

    /** Asserts that the tables hold {@code tally} and that all of {@code namespaces} are covered in {@code ranges}. */
    static void areExactly(final Map<Cell, Long> tally, final List<String> namespaces, final List<WindowRange> ranges) {
        final Set<Cell> covered =
                ranges.stream().flatMap(range -> cells(range, namespaces)).collect(Collectors.toSet());
        final Map<Cell, Long> wanted = tally.entrySet().stream()
                .filter(entry -> covered.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

        assertRows(
                """
                SELECT concat_ws('|', extract(epoch FROM timestamp)::bigint, namespace, day_of_week, hour_of_day,
                                 quarter_hour, error_count, original_value::bigint)
                FROM ailog_peak.peak_raw_data
                """,
                wanted.entrySet().stream()
                        .map(entry -> entry.getKey().row(entry.getValue()))
                        .collect(Collectors.toSet()));
        assertRows(
                "SELECT concat_ws('|', extract(epoch FROM window_start)::bigint, namespace, expected)"
                        + " FROM ailog_batch.coverage",
                covered.stream()
                        .map(cell -> cell.coverage(wanted.getOrDefault(cell, 0L)))
                        .collect(Collectors.toSet()));
    }

    private static Stream<Cell> cells(final WindowRange range, final List<String> namespaces) {
        return LongStream.iterate(
                        range.from().getEpochSecond(),
                        start -> start < range.to().getEpochSecond(),
                        start -> start + WINDOW_SECONDS)
                .boxed()
                .flatMap(start -> namespaces.stream().map(namespace -> new Cell(start, namespace)));
    }

    private static void assertRows(final String sql, final Set<String> wanted) {
        final List<String> rows = TestPostgres.query(sql);
        assertThat(new HashSet<>(rows)).isEqualTo(wanted);
        assertThat(rows).hasSize(wanted.size());
    }
}
