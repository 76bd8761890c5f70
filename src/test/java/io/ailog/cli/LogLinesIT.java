package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.server.LogDocuments;
import io.ailog.server.TestElasticsearch;
import io.ailog.server.TestPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the log files say of each run. */
class LogLinesIT {
    private static final String[] BACKFILL = {"backfill", "--from", "2026-03-02", "--to", "2026-03-04"};
    private static final String RANGE = "2026-03-02T00:00:00Z/2026-03-04T00:00:00Z";

    @TempDir
    private Path home;

    private Shell shell;

    @BeforeEach
    void startAfresh() {
        TestPostgres.clear();
        TestElasticsearch.startAfresh();
        TestElasticsearch.load(
                "logs-1", new LogDocuments().error(Instant.parse("2026-03-02T10:00:00Z"), "pca-dev-01-app"));
        shell = new Shell(home).onTestServers();
    }

    @Test
    void nameJobExecutionRangeAndDay() throws IOException {
        assertThat(shell.run(BACKFILL).code()).isZero();

        final List<String> lines = lines("backfill.log");
        final String run = "[backfill " + execution() + " " + RANGE + " ";
        assertThat(lines).allMatch(line -> line.contains("[backfill "));
        assertThat(between(
                        lines,
                        "Job: [SimpleJob: [name=backfill]] launched",
                        "Job: [SimpleJob: [name=backfill]] completed"))
                .hasSizeGreaterThan(7)
                .allMatch(line -> line.contains(run));
        assertThat(lines.stream().filter(line -> line.matches(".*Step: \\[(collect|detect)Day:.* executed in .*")))
                .hasSize(4)
                .allMatch(
                        line -> line.contains("[day-") && line.matches(".* (2026-03-0[23]T00:00:00Z)\\] .*Day:\\1.*"));
    }

    @Test
    void areJsonOnRequest() throws IOException {
        // a process of its own: the format is set once in a JVM
        assertThat(shell.with("LOG_FORMAT", "ecs").start(BACKFILL).await().code())
                .isZero();

        final JsonMapper mapper = new JsonMapper();
        final List<JsonNode> lines =
                lines("backfill.log").stream().map(mapper::readTree).toList();
        assertThat(lines)
                .isNotEmpty()
                .allMatch(line -> line.at("/ailog/job").asString("").equals("backfill"))
                .anyMatch(line -> line.at("/ailog/execution").asString("").equals(execution())
                        && line.at("/ailog/range").asString("").equals(RANGE)
                        && line.at("/ailog/day").asString("").equals("2026-03-03T00:00:00Z"));
    }

    @Test
    void areAllKeptWhenTheProcessEndsWhileAFileIsRotated() throws IOException {
        final Path logs = Files.createDirectories(home.resolve("logs"));
        // compressing it takes longer than the command does
        final byte[] random = new byte[40_000_000];
        new Random(11).nextBytes(random);
        Files.write(logs.resolve("known-issues.log"), random);

        assertThat(shell.start("known-issues", "list").await().code()).isZero();

        try (Stream<Path> files = Files.list(logs)) {
            final List<Path> old =
                    files.filter(file -> file.toString().contains(".log.")).toList();
            assertThat(old).hasSize(1);
            try (InputStream content = new GZIPInputStream(Files.newInputStream(old.get(0)))) {
                assertThat(content.readAllBytes()).startsWith(random);
            }
        }
    }

    @Test
    void areOfOneProcessInEachFile() throws IOException {
        try (LogFile first = LogFile.open(home.resolve("logs"), "backfill")) {
            assertThat(first.path()).hasFileName("backfill.log");
            assertThat(shell.run(BACKFILL).code()).isZero();
        }
        assertThat(lines("backfill-2.log")).isNotEmpty();
        assertThat(home.resolve("logs/backfill.log")).doesNotExist();
        assertThat(shell.run(BACKFILL).code()).isZero();
        assertThat(home.resolve("logs/backfill.log")).exists();
    }

    /** What follows the line with {@code first}, up to the one with {@code last}. */
    private static List<String> between(final List<String> lines, final String first, final String last) {
        final List<String> texts =
                lines.stream().dropWhile(line -> !line.contains(first)).skip(1).toList();
        assertThat(texts).anyMatch(line -> line.contains(last));
        return texts.stream().takeWhile(line -> !line.contains(last)).toList();
    }

    private List<String> lines(final String file) throws IOException {
        return Files.readAllLines(home.resolve("logs").resolve(file));
    }

    private static String execution() {
        return TestPostgres.query("SELECT max(job_execution_id) FROM ailog_batch.batch_job_execution")
                .get(0);
    }
}
