package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.cli.Shell.Result;
import io.ailog.delivery.ReportSchema;
import io.ailog.server.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reports of real runs: what they say is what SQL says of the same range, in every form. */
class ReportIT {
    private static final String[] BACKFILL = {"backfill", "--from", "2026-03-02", "--to", "2026-03-04"};
    /** Six hours more on both sides, which were not collected. */
    private static final String[] REPORT = {"report", "--from", "2026-03-01T18:00:00Z", "--to", "2026-03-04T06:00:00Z"};

    private static final String IN_RANGE = "timestamp >= '2026-03-01T18:00:00Z' AND timestamp < '2026-03-04T06:00:00Z'";

    @TempDir
    private Path home;

    private Path folder;
    private Shell shell;

    @BeforeEach
    void startAfresh() {
        TestPostgres.clear();
        SampleLogs.load("2026-03-02", "2026-03-04");
        SampleLogs.knowTheIssue(TestPostgres.database());
        folder = home.resolve("reports");
        shell = new Shell(home).onTestServers().at(Instant.parse("2026-03-04T12:05:00Z"));
    }

    @Test
    void saysWhatSqlSays() throws IOException {
        done(shell.run(BACKFILL));
        done(shell.run("thresholds"));
        done(shell.run(with(BACKFILL, "--detect-only")));
        done(shell.run(with(REPORT, "--output", folder.toString())));

        final JsonNode report = json();
        assertThat(ReportSchema.read().problems(report.toString())).isEmpty();
        assertThat(counts(report))
                .isEqualTo(TestPostgres.query("""
                SELECT concat(name, ' ', string_agg(coalesce(
                    CASE WHEN known.namespace IS NOT NULL THEN coalesce(raw.original_value, 0)::bigint::text END, 'null'),
                    ',' ORDER BY start))
                FROM generate_series('2026-03-01T18:00:00Z'::timestamptz, '2026-03-04T05:45:00Z', '15 minutes') AS start
                CROSS JOIN (SELECT DISTINCT namespace AS name FROM ailog_batch.coverage) AS names
                LEFT JOIN ailog_batch.coverage AS known ON known.window_start = start AND known.namespace = name
                LEFT JOIN ailog_peak.peak_raw_data AS raw ON raw.timestamp = start AND raw.namespace = name
                GROUP BY name
                ORDER BY name COLLATE "C"
                """))
                .hasSize(12)
                .anyMatch(line -> line.contains(",0,"))
                .allMatch(line -> line.contains("null"));
        assertThat(incidents(report))
                .isEqualTo(TestPostgres.query("""
                        SELECT concat_ws(' ', id, namespace, actual_value::bigint, severity, score::float8,
                            CASE WHEN is_spike THEN 'is_spike' END, CASE WHEN is_burst THEN 'is_burst' END,
                            CASE WHEN is_new THEN 'is_new' END,
                            CASE WHEN is_cross_namespace THEN 'is_cross_namespace' END,
                            CASE WHEN is_regression THEN 'is_regression' END,
                            CASE WHEN is_cascade THEN 'is_cascade' END)
                        FROM ailog_peak.peak_investigation WHERE %s ORDER BY id
                        """.formatted(IN_RANGE)))
                .hasSizeGreaterThan(20);
        assertThat(signatures(report)).isEqualTo(TestPostgres.query("""
                SELECT concat_ws(' ', id, (
                    SELECT string_agg(signature_hash || '=' || errors, ' ') FROM (
                        SELECT signature_hash, sum(errors) AS errors
                        FROM ailog_batch.signature_fact AS fact
                        WHERE fact.window_start = incident.timestamp AND fact.namespace = incident.namespace
                        GROUP BY signature_hash
                        ORDER BY sum(errors) DESC, signature_hash COLLATE "C"
                        LIMIT 5) AS top))
                FROM ailog_peak.peak_investigation AS incident WHERE %s ORDER BY id
                """.formatted(IN_RANGE)));
        assertThat(texts(report.at("/cascades"), "id"))
                .isEqualTo(TestPostgres.query("""
                SELECT cascade_id FROM ailog_peak.cascade_failures ORDER BY window_start, cascade_id COLLATE "C"
                """))
                .isNotEmpty();
        assertThat(report.at("/cascades/0/services/0/called")).isNotEmpty();
        assertThat(report.at("/episodes"))
                .anyMatch(episode -> episode.at("/windows").asInt() > 1);
        assertThat(thresholds(report)).isEqualTo(TestPostgres.query("""
                SELECT concat(namespace, ' ', string_agg(effective_threshold::float8::numeric::text, ',' ORDER BY day_of_week))
                FROM ailog_peak.v_all_thresholds_matrix GROUP BY namespace ORDER BY namespace COLLATE "C"
                """)).isNotEmpty();
        summary(report);
        markdown(report);
    }

    private void summary(final JsonNode report) {
        final JsonNode summary = report.at("/summary");
        assertThat(summary.at("/windows").asInt()).isEqualTo(240);
        assertThat(summary.at("/collected").asInt()).isEqualTo(192);
        assertThat(summary.at("/errors").asString(""))
                .isEqualTo(TestPostgres.query("SELECT sum(original_value)::bigint FROM ailog_peak.peak_raw_data")
                        .get(0));
        assertThat(Stream.of("critical", "high", "medium", "low", "info")
                        .map(severity -> severity + " "
                                + summary.at("/incidents/" + severity).asInt())
                        .toList())
                .isEqualTo(TestPostgres.query("""
                        SELECT concat_ws(' ', label, count(id))
                        FROM unnest(ARRAY['critical', 'high', 'medium', 'low', 'info']) WITH ORDINALITY AS s (label, place)
                        LEFT JOIN ailog_peak.peak_investigation ON severity = label AND confirmed
                        GROUP BY label, place ORDER BY place
                        """));
        assertThat(report.at("/coverage")
                        .valueStream()
                        .filter(day -> day.at("/day").asString("").equals("2026-03-04"))
                        .map(day -> day.at("/missing").asInt()))
                .hasSize(12)
                .containsOnly(24);
        assertThat(texts(report.at("/runs"), "job")).containsExactly("detect-only", "backfill");
        assertThat(report.at("/runs/1/documents").asString(""))
                .isEqualTo(summary.at("/errors").asString(""));
    }

    private void markdown(final JsonNode report) throws IOException {
        final String markdown = Files.readString(folder.resolve("report.md"));
        final JsonNode summary = report.at("/summary");
        assertThat(markdown)
                .contains(summary.at("/incidents")
                        .valueStream()
                        .map(JsonNode::toString)
                        .collect(Collectors.joining(
                                " | ",
                                "| " + summary.at("/errors") + " | 240 | 192 | ",
                                " | " + summary.at("/ongoing") + " |")));
        report.at("/incidents").valueStream().limit(25).forEach(incident -> assertThat(markdown)
                .contains("| " + incident.at("/window").asString("") + " | `"
                        + incident.at("/namespace").asString("") + "` | "
                        + incident.at("/severity").asString("") + " | "));
        assertThat(markdown.lines().filter(line -> line.contains("` | 2026-03-04 | 24 | 24 | 0 |")))
                .hasSize(12);
        report.at("/namespaces").forEach(namespace -> assertThat(markdown)
                .contains("| `" + namespace.at("/name").asString("") + "` | " + namespace.at("/priority") + " | "
                        + namespace.at("/errors") + " | "));
    }

    @Test
    void followsARunThatIsDoneAlsoWhenItWasDoneBefore() throws IOException {
        final Result first = shell.run(with(BACKFILL, "--output", folder.toString()));
        done(first);
        assertThat(first.out())
                .contains("report: ")
                .contains(folder.resolve("report.json").toString());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("report.json"))))
                .isEqualTo("rw-------");
        assertThat(json().at("/range/to").asString("")).isEqualTo("2026-03-04T00:00:00Z");

        Files.delete(folder.resolve("report.json"));
        final Result again = shell.run(with(BACKFILL, "--output", folder.toString()));
        done(again);
        assertThat(again.out()).contains("complete already");
        assertThat(json().at("/summary/collected").asInt()).isEqualTo(192);

        final Result regular = shell.run("regular", "--quiet", "--output", folder.toString());
        done(regular);
        assertThat(regular.out().lines()).hasSize(1);
        assertThat(json().at("/range/from").asString("")).isEqualTo("2026-03-03T12:00:00Z");
        assertThat(json().at("/range/to").asString("")).isEqualTo("2026-03-04T12:00:00Z");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains("report.json", "report.md")
                    .allMatch(name -> name.startsWith("report."));
        }
    }

    @Test
    void keepsWhatARunWroteWhenItsReportFails() throws IOException {
        // a folder that isn't empty can't be replaced by a file
        Files.createDirectories(folder.resolve("report.json").resolve("in the way"));

        final Result result = shell.run(with(BACKFILL, "--output", folder.toString()));

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.out()).contains("backfill done");
        assertThat(result.lastLine())
                .startsWith("error: The run is done and what it wrote is kept, but its report is missing: report.json")
                .contains("`--output` " + folder)
                .endsWith("Then run ./run-job.sh report --from 2026-03-02T00:00:00Z --to 2026-03-04T00:00:00Z --output "
                        + folder);
        assertThat(TestPostgres.query("SELECT count(*) FROM ailog_batch.coverage"))
                .containsExactly("2304");
    }

    @Test
    void refusesAFolderBeforeTheRun() throws IOException {
        final Path file = Files.writeString(home.resolve("file"), "");

        final Result result = shell.run(with(BACKFILL, "--output", file.toString()));

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.lastLine()).startsWith("error: `--output` " + file + " can't be written to");
        assertThat(TestPostgres.query("SELECT count(*) FROM ailog_batch.coverage"))
                .containsExactly("0");
        assertThat(shell.run(with(BACKFILL, "--output", folder.toString(), "--dry-run"))
                        .lastLine())
                .isEqualTo(
                        "error: `--output` goes without `--dry-run`: a report tells what is stored, and nothing is.");
    }

    @Test
    void saysThatNobodyLookedForIncidentsInWhatWasButCounted() throws IOException {
        done(shell.run("init", "--from", "2026-03-02", "--to", "2026-03-03", "--quiet"));
        done(shell.run(with(REPORT, "--output", folder.toString(), "--format", "md")));
        assertThat(Files.readString(folder.resolve("report.md")))
                .contains("96 of 240 windows were counted alone, as init does");
    }

    @Test
    void writesTheFormatsThatAreAskedFor() throws IOException {
        final Result result = shell.run(with(REPORT, "--output", folder.toString(), "--format", "md"));
        done(result);
        assertThat(result.err()).contains("was collected for all namespaces");
        assertThat(Files.readString(folder.resolve("report.md"))).contains("Nothing was collected yet");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("report.md"));
        }

        final Result unknown = shell.run(with(REPORT, "--output", folder.toString(), "--format", "md,pdf"));
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.lastLine())
                .startsWith("error: `--format` must be of json, md")
                .endsWith("was pdf.");
        final Result tooLong = shell.run("report", "--days", "3660", "--output", folder.toString());
        assertThat(tooLong.code()).isEqualTo(2);
        assertThat(tooLong.lastLine()).contains("12 namespaces is of 3472 days at most");
    }

    private static List<String> counts(final JsonNode report) {
        return report.at("/namespaces")
                .valueStream()
                .map(namespace -> namespace.at("/name").asString("") + " "
                        + namespace
                                .at("/counts")
                                .valueStream()
                                .map(JsonNode::toString)
                                .collect(Collectors.joining(",")))
                .sorted()
                .toList();
    }

    private static List<String> incidents(final JsonNode report) {
        return byId(report)
                .map(incident -> Stream.concat(
                                Stream.of("id", "namespace", "count", "severity", "score")
                                        .map(field -> incident.path(field).asString("")),
                                incident.at("/flags").valueStream().map(flag -> flag.asString("")))
                        .map(text -> text.replaceFirst("\\.0$", ""))
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    private static List<String> signatures(final JsonNode report) {
        return byId(report)
                .map(incident -> Stream.concat(
                                Stream.of(incident.at("/id").asString("")),
                                incident.at("/signatures")
                                        .valueStream()
                                        .map(signature ->
                                                signature.at("/hash").asString("") + "=" + signature.at("/errors")))
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    private static Stream<JsonNode> byId(final JsonNode report) {
        return report.at("/incidents")
                .valueStream()
                .sorted((one, other) ->
                        Long.compare(one.at("/id").longValue(), other.at("/id").longValue()));
    }

    private static List<String> thresholds(final JsonNode report) {
        final List<String> known = TestPostgres.query("SELECT DISTINCT namespace FROM ailog_peak.peak_thresholds");
        return report.at("/namespaces")
                .valueStream()
                .filter(namespace -> known.contains(namespace.at("/name").asString("")))
                .map(namespace -> namespace.at("/name").asString("") + " "
                        + namespace
                                .at("/thresholds")
                                .valueStream()
                                .map(threshold -> threshold.toString().replaceFirst("\\.0$", ""))
                                .collect(Collectors.joining(",")))
                .sorted()
                .toList();
    }

    private static List<String> texts(final JsonNode items, final String field) {
        return items.valueStream().map(item -> item.path(field).asString("")).toList();
    }

    private JsonNode json() throws IOException {
        return new JsonMapper().readTree(Files.readString(folder.resolve("report.json")));
    }

    private static void done(final Result result) {
        assertThat(result.code()).describedAs(result.err()).isZero();
    }

    private static String[] with(final String[] command, final String... more) {
        final List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
