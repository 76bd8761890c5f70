package io.ailog.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.window.WindowRange;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The report of a quarter of a year of 100 namespaces with an incident in every twentieth window, five signatures each and
 * long messages: how long it takes, how large its files are, and how much heap it needs.
 */
class ReportBenchmark {
    private static final int NAMESPACES = 100;
    private static final int DAYS = 90;
    private static final int LIMIT = 256;
    private static final double PAGE_LIMIT = 15;

    private final Board board = Board.console();

    @TempDir
    private Path home;

    @Test
    void reportsAQuarterOfAYear() throws IOException {
        final WindowRange range = Weeks.days(DAYS);
        final Path folder = home.resolve("reports");
        try (Database database = Database.start()) {
            Files.writeString(home.resolve("namespaces.yaml"), namespaces());
            new CountTables(NAMESPACES, range.size()).fill(database);
            fillIncidents(database, range);
            board.show("report of %,d incidents".formatted(number(database, "ailog_peak.peak_investigation")));
            final JobProcess process =
                    new JobProcess(home, database.place(), URI.create("http://localhost:9200"), LIMIT);
            final long begin = System.nanoTime();
            final int peak = process.run(List.of(
                    "report",
                    "--from",
                    range.from().toString(),
                    "--to",
                    range.to().toString(),
                    "--output",
                    folder.toString()));
            board.show(String.format(
                    Locale.ROOT,
                    "report of %d days x %d namespaces | %.1f s, start of the process included | peak of heap %d MB,"
                            + " garbage included | at most %d: %s",
                    DAYS,
                    NAMESPACES,
                    (System.nanoTime() - begin) / 1e9,
                    peak,
                    LIMIT,
                    Board.verdict(peak, LIMIT)));
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.sorted()).hasSize(3).allSatisfy(this::showSize);
        }
    }

    private void showSize(final Path file) {
        final double megabytes = file.toFile().length() / 1e6;
        final String figure = String.format(Locale.ROOT, "%s | %.2f MB", file.getFileName(), megabytes);
        board.show(
                file.toString().endsWith(".html")
                        ? figure
                                + String.format(
                                        Locale.ROOT,
                                        " | at most %.0f: %s",
                                        PAGE_LIMIT,
                                        Board.verdict(megabytes, PAGE_LIMIT))
                        : figure);
    }

    private static long number(final Database database, final String table) {
        return Long.parseLong(database.value("SELECT count(*) FROM " + table));
    }

    private static void fillIncidents(final Database database, final WindowRange range) {
        database.execute(
                "SELECT ailog_batch.make_fact_months('%s', '%s')".formatted(range.from(), range.to()),
                """
                INSERT INTO ailog_peak.error_signatures
                    (signature_hash, normalized_message, error_type, sample_raw_message)
                SELECT md5(number::text), repeat('Order <N> failed ', 40), 'OrderException', number || repeat(' at shop', 400)
                FROM generate_series(1, 20000) AS number
                """,
                """
                INSERT INTO ailog_peak.peak_investigation
                    (timestamp, day_of_week, hour_of_day, quarter_hour, namespace, actual_value, baseline_mean, ratio,
                     threshold_used, severity, score, app_name, error_type, error_message, affected_services, is_spike, evidence)
                SELECT timestamp, day_of_week, hour_of_day, quarter_hour, namespace, original_value, 5, 3, 40,
                       (ARRAY['critical', 'high', 'medium', 'low', 'info'])[1 + id % 5], 90 - 20 * (id % 5),
                       'shop', 'OrderException', id || repeat(' order failed', 100),
                       (SELECT array_agg('service-' || n) FROM generate_series(1, 20) AS n), true,
                       (SELECT jsonb_agg(jsonb_build_object('rule', 'is_spike', 'observed', original_value, 'threshold', 40,
                            'sentence', id + n || repeat(' errors are more than usual', 8)))
                        FROM generate_series(1, 3) AS n)
                FROM ailog_peak.peak_raw_data
                WHERE hashint8(id) % 20 = 0
                """,
                """
                INSERT INTO ailog_batch.signature_fact
                SELECT timestamp, namespace, md5((1 + (id * 7 + number * 13) % 20000)::text), 'shop', '1', number,
                       timestamp, timestamp, '', ''
                FROM ailog_peak.peak_investigation, generate_series(1, 8) AS number
                """,
                "VACUUM ANALYZE ailog_peak.peak_investigation",
                "ANALYZE ailog_batch.signature_fact");
    }

    private static String namespaces() {
        return Weeks.namespaces(NAMESPACES).stream()
                .map(name -> "  " + name + ": { priority: 50, groups: [], alert_rule: WARN }\n")
                .collect(Collectors.joining("", "namespaces:\n", ""));
    }
}
