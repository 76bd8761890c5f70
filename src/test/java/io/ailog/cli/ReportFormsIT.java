package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.cli.Shell.Result;
import io.ailog.delivery.ReportSchema;
import io.ailog.delivery.ShownPage;
import io.ailog.server.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The numbers of one report in each of its forms, and those of SQL over the same range. */
@TestInstance(Lifecycle.PER_CLASS)
class ReportFormsIT {
    private static final String FROM = "'2026-03-01T18:00:00Z'::timestamptz";
    private static final String TO = "'2026-03-04T06:00:00Z'::timestamptz";
    private static final String DATA = "<script id=\"data\" type=\"application/json\">";

    private Path folder;

    /** What SQL says, as every form is to say it. */
    private record Facts(String totals, List<String> errors, List<String> episodes, List<String> gaps) {}

    private Facts expected;

    @BeforeAll
    void report(@TempDir final Path home) {
        TestPostgres.clear();
        SampleLogs.load("2026-03-02", "2026-03-04");
        SampleLogs.knowTheIssue(TestPostgres.database());
        folder = home.resolve("reports");
        final Shell shell = new Shell(home).onTestServers().at(Instant.parse("2026-03-04T12:05:00Z"));
        done(shell.run("backfill", "--from", "2026-03-02", "--to", "2026-03-04"));
        done(shell.run("thresholds"));
        done(shell.run("backfill", "--from", "2026-03-02", "--to", "2026-03-04", "--detect-only"));
        done(shell.run(
                "report", "--from", "2026-03-01T18:00:00Z", "--to", "2026-03-04T06:00:00Z", "--output", "" + folder));
        expected = new Facts(totals(), errors(), episodes(), gaps());
        assertThat(expected.errors).hasSize(12);
        assertThat(expected.episodes).hasSizeGreaterThan(10);
        assertThat(expected.gaps).hasSize(24);
    }

    private static String totals() {
        return TestPostgres.query("""
                SELECT concat_ws(' ', (SELECT sum(original_value)::bigint FROM ailog_peak.peak_raw_data),
                    extract(epoch FROM %2$s - %1$s)::bigint / 900,
                    (SELECT count(*) FROM (SELECT window_start FROM ailog_batch.coverage
                        GROUP BY window_start HAVING count(*) = 12) AS complete),
                    (SELECT string_agg(errors::text, ' ' ORDER BY place) FROM (
                        SELECT place, count(id) AS errors
                        FROM unnest(ARRAY['critical', 'high', 'medium', 'low', 'info'])
                            WITH ORDINALITY AS every (label, place)
                        LEFT JOIN ailog_peak.peak_investigation ON severity = label AND confirmed
                        GROUP BY place) AS severities),
                    (SELECT count(*) FROM ailog_peak.peak_investigation WHERE confirmed AND timestamp = (
                        SELECT max(window_start) FROM ailog_batch.coverage)))
                """.formatted(FROM, TO)).get(0);
    }

    private static List<String> errors() {
        return sorted(TestPostgres.query("""
                SELECT concat_ws(' ', namespace, coalesce(sum(original_value), 0)::bigint)
                FROM (SELECT DISTINCT namespace FROM ailog_batch.coverage) AS known
                LEFT JOIN ailog_peak.peak_raw_data USING (namespace)
                GROUP BY namespace
                """));
    }

    private static List<String> episodes() {
        return sorted(TestPostgres.query("""
                WITH numbered AS (
                    SELECT namespace, timestamp, actual_value,
                        array_position(ARRAY['critical', 'high', 'medium', 'low', 'info'], severity::text) AS place,
                        timestamp - row_number() OVER (PARTITION BY namespace ORDER BY timestamp)
                            * interval '15 minutes' AS island
                    FROM ailog_peak.peak_investigation
                    WHERE confirmed AND timestamp >= %s AND timestamp < %s
                )
                SELECT concat_ws(' ', namespace,
                    to_char(min(timestamp) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                    to_char((max(timestamp) + interval '15 minutes') AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                    (ARRAY['critical', 'high', 'medium', 'low', 'info'])[min(place)],
                    count(*), sum(actual_value)::bigint, max(actual_value)::bigint)
                FROM numbered
                GROUP BY namespace, island
                """.formatted(FROM, TO)));
    }

    private static List<String> gaps() {
        return sorted(TestPostgres.query("""
                SELECT concat_ws(' ', name, day, windows, missing, partial)
                FROM (
                    SELECT name, (start AT TIME ZONE 'UTC')::date AS day, count(*) AS windows,
                        count(*) FILTER (WHERE known.namespace IS NULL) AS missing,
                        count(*) FILTER (WHERE known.read < known.expected) AS partial
                    FROM generate_series(%s, %s - interval '15 minutes', '15 minutes') AS start
                    CROSS JOIN (SELECT DISTINCT namespace AS name FROM ailog_batch.coverage) AS names
                    LEFT JOIN ailog_batch.coverage AS known ON known.window_start = start AND known.namespace = name
                    GROUP BY 1, 2) AS days
                WHERE missing > 0 OR partial > 0
                """.formatted(FROM, TO)));
    }

    private static List<String> sorted(final List<String> rows) {
        return rows.stream().sorted().toList();
    }

    @Test
    void isSqlInJson() throws IOException {
        final String json = Files.readString(folder.resolve("report.json"));
        assertThat(ReportSchema.read().problems(json)).isEmpty();
        assertThat(facts(new JsonMapper().readTree(json))).isEqualTo(expected);
    }

    @Test
    void isSqlInTheDataOfThePage() throws IOException {
        final String page = Files.readString(folder.resolve("report.html"));
        final int data = page.indexOf(DATA) + DATA.length();
        final String json = page.substring(data, page.indexOf("</script>", data));
        assertThat(ReportSchema.read().problems(json)).isEmpty();
        assertThat(facts(new JsonMapper().readTree(json))).isEqualTo(expected);
    }

    private static Facts facts(final JsonNode report) {
        final JsonNode summary = report.at("/summary");
        return new Facts(
                Stream.of("errors", "windows", "collected", "incidents", "ongoing")
                        .flatMap(field -> summary.path(field).isObject()
                                ? summary.path(field).valueStream()
                                : Stream.of(summary.path(field)))
                        .map(JsonNode::toString)
                        .collect(Collectors.joining(" ")),
                lines(report.at("/namespaces"), "name", "errors"),
                lines(report.at("/episodes"), "namespace", "from", "to", "severity", "windows", "errors", "peak_count"),
                lines(report.at("/coverage"), "namespace", "day", "windows", "missing", "partial").stream()
                        .filter(day -> !day.endsWith(" 0 0"))
                        .toList());
    }

    private static List<String> lines(final JsonNode items, final String... fields) {
        return items.valueStream()
                .map(item -> Stream.of(fields)
                        .map(field -> item.path(field).asString(""))
                        .collect(Collectors.joining(" ")))
                .sorted()
                .toList();
    }

    @Test
    void isSqlInMarkdown() throws IOException {
        final List<String> rows = Files.readAllLines(folder.resolve("report.md"));
        final List<String[]> cells = rows.stream()
                .filter(row -> row.startsWith("| "))
                .map(row -> row.replaceAll("^\\| | \\|$|`", "").split(" \\| ", -1))
                .toList();
        assertThat(cells).anyMatch(row -> String.join(" ", row).equals(expected.totals));
        assertThat(picked(cells, 11, 0, 2)).isEqualTo(expected.errors);
        assertThat(picked(cells, 5, 0, 1, 2, 3, 4)).isEqualTo(expected.gaps);
        final List<String> episodes = picked(cells, 9, 0, 1, 2, 3, 5, 6, 7);
        assertThat(episodes).isNotEmpty();
        assertThat(expected.episodes).containsAll(episodes);
        final int left = expected.episodes.size() - episodes.size();
        assertThat(left == 0 || rows.contains("And " + left + " more.")).isTrue();
    }

    /** Some cells of the rows of namespaces in tables that are so wide. */
    private static List<String> picked(final List<String[]> cells, final int width, final int... places) {
        return cells.stream()
                .filter(row -> row.length == width && row[0].startsWith("pc"))
                .map(row -> Arrays.stream(places).mapToObj(place -> row[place]).collect(Collectors.joining(" ")))
                .sorted()
                .toList();
    }

    @Test
    void isSqlOnTheScreen() throws IOException {
        final List<JsonNode> shown = ShownPage.values(
                folder.resolve("report.html"),
                "[...document.querySelectorAll('.total strong')].map(one => one.textContent.replace(/,/g, '')).join(' ')",
                "document.getElementById('coverage-note').textContent",
                "[...document.querySelectorAll('#chart-list article')].map(one => one.querySelector('h3').textContent"
                        + " + ' ' + one.querySelector('.reading').textContent.replace(/,/g, '').match(/^\\d+/)[0]).sort()",
                "document.querySelectorAll('.heat td.gap').length",
                "[...document.querySelectorAll('#coverage-table tbody tr')].map(row =>"
                        + " Number(row.cells[4].textContent)).reduce((sum, one) => sum + one, 0)");
        final String[] totals = expected.totals.split(" ", -1);
        assertThat(shown.get(0).asString())
                .isEqualTo(
                        String.join(" ", totals[3], totals[4], totals[5], totals[6], totals[7], totals[0]) + " 80 %");
        assertThat(shown.get(1).asString())
                .isEqualTo(totals[2] + " of " + totals[1] + " windows complete for all namespaces.");
        assertThat(shown.get(2).valueStream().map(JsonNode::asString).toList()).isEqualTo(expected.errors);
        final int missing = expected.gaps.stream()
                .mapToInt(gap -> Integer.parseInt(gap.split(" ", -1)[3]))
                .sum();
        // an hour's column each
        assertThat(shown.get(3).asInt()).isEqualTo(missing / 4);
        assertThat(shown.get(4).asInt()).isEqualTo(missing);
    }

    private static void done(final Result result) {
        assertThat(result.code()).describedAs(result.err()).isZero();
    }
}
