package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.server.LogDocuments;
import io.ailog.server.TestElasticsearch;
import io.ailog.server.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
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
        TestElasticsearch.clear();
        TestElasticsearch.create("logs-1", TestElasticsearch.KEYWORDS);
        TestElasticsearch.load(
                "logs-1", new LogDocuments().error(Instant.parse("2026-03-02T10:00:00Z"), "pca-dev-01-app"));
        shell = new Shell(home).onTestServers();
    }

    @Test
    void nameJobExecutionRangeAndDay() throws IOException {
        assertThat(shell.run(BACKFILL).code()).isZero();

        final List<String> lines = lines("backfill.log");
        final List<String> steps =
                lines.stream().filter(line -> line.contains("Step: [")).toList();
        assertThat(lines).allMatch(line -> line.contains("[backfill "));
        assertThat(steps)
                .hasSize(7)
                .allMatch(line -> line.contains(" " + RANGE + " "))
                .anyMatch(line -> line.contains("[day-")
                        && line.contains("[backfill " + execution() + " " + RANGE + " 2026-03-03T00:00:00Z] "));
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
    void goToRotatedFilesWithinBounds() throws IOException {
        shell.with("LOG_LEVEL", "DEBUG").with("LOGGING_LOGBACK_ROLLINGPOLICY_MAXFILESIZE", "2KB");
        assertThat(shell.run(BACKFILL).code()).isZero();

        try (Stream<Path> files = Files.list(home.resolve("logs"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.matches("backfill\\.log\\.\\d{4}-\\d{2}-\\d{2}\\.\\d+\\.gz"));
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

    private List<String> lines(final String file) throws IOException {
        return Files.readAllLines(home.resolve("logs").resolve(file));
    }

    private static String execution() {
        return TestPostgres.query("SELECT max(job_execution_id) FROM ailog_batch.batch_job_execution")
                .get(0);
    }
}
