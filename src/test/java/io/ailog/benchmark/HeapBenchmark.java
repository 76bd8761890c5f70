package io.ailog.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.server.ElasticsearchOptions;
import io.ailog.server.ElasticsearchServer;
import io.ailog.window.WindowRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jobs as processes that may have no more than 256 MB of heap, over the largest ranges of the other benchmarks. */
class HeapBenchmark {
    private static final int NAMESPACES = 149;
    private static final int LIMIT = 256;

    private final Size size = Size.configured();
    private final Board board = Board.console();

    @TempDir
    private Path home;

    @Test
    void needsLittleMemoryWhateverTheRange() throws IOException {
        final int days = (int) Math.max(1, Math.round((double) size.pairs() / NAMESPACES / 96));
        try (ElasticsearchServer logs = ElasticsearchServer.start(
                        ElasticsearchOptions.forTests().fullSpeed());
                Database database = Database.start()) {
            board.show(Machine.with(database, logs));
            Files.writeString(home.resolve("namespaces.yaml"), namespaces(NAMESPACES));
            final JobProcess process = new JobProcess(home, database.place(), logs.uri(), LIMIT);
            CountTables.of(NAMESPACES, size.rows()).fill(database);
            show("thresholds: %,d rows".formatted(size.rows()), process, "thresholds");
            database.clear();
            final WindowRange range = Weeks.days(days);
            new LogVolume(range, Weeks.namespaces(NAMESPACES), size.growthDocuments()).load(logs.http(), "logs-heap");
            final String what = "%d days x %d namespaces".formatted(days, NAMESPACES);
            show("init: " + what, process, "init", range);
            show("backfill: " + what, process, "backfill", range);
            assertThat(database.value("SELECT count(*) FROM ailog_batch.coverage"))
                    .isEqualTo(Long.toString(range.size() * NAMESPACES));
        }
    }

    @Test
    void needsLittleMemoryForAStormyWindow() throws IOException {
        final long documents = size.documents() / 5;
        try (ElasticsearchServer logs = ElasticsearchServer.start(
                        ElasticsearchOptions.forTests().fullSpeed());
                Database database = Database.start()) {
            Files.writeString(home.resolve("namespaces.yaml"), StormyDocuments.namespaces());
            new StormyDocuments(documents).load(logs.http(), "logs-storm");
            final JobProcess process = new JobProcess(home, database.place(), logs.uri(), LIMIT);
            show(
                    "backfill: one window of %,d documents".formatted(documents),
                    process,
                    "backfill",
                    WindowRange.of(StormyWindow.WINDOW));
            assertThat(database.value("SELECT sum(errors) FROM ailog_batch.signature_fact"))
                    .isEqualTo(Long.toString(documents));
            board.show("stormy window | signatures, services, ways through services: " + database.value("""
                            SELECT concat_ws(', ', (SELECT count(*) FROM ailog_peak.error_signatures),
                                                   (SELECT count(*) FROM ailog_batch.service_fact),
                                                   (SELECT count(*) FROM ailog_batch.path_fact))
                            """));
        }
    }

    private void show(final String what, final JobProcess process, final String job, final WindowRange range) {
        show(
                what,
                process,
                job,
                "--from",
                range.from().toString(),
                "--to",
                range.to().toString());
    }

    private void show(final String what, final JobProcess process, final String... command) {
        final int peak = process.run(List.of(command));
        board.show("heap of " + what + " | peak " + peak + " MB, garbage included | at most " + LIMIT + ": "
                + Board.verdict(peak, LIMIT));
    }

    static String namespaces(final int number) {
        return Weeks.namespaces(number).stream()
                .map(name -> "  " + name + ": { priority: 50, groups: [], alert_rule: WARN }\n")
                .collect(Collectors.joining("", "namespaces:\n", ""));
    }
}
