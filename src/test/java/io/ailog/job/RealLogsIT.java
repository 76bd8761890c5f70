package io.ailog.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.ailog.job.RunOutcome.State;
import io.ailog.logs.LogDocument;
import io.ailog.logs.RealLogs;
import io.ailog.server.TestElasticsearch;
import io.ailog.server.TestPostgres;
import io.ailog.window.WindowRange;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Logs of real systems, where the machine has them: what {@code init} stores against a plain count of the lines. */
class RealLogsIT {
    private static final String INDEX = "logs-real";
    private static final JsonMapper JSON = new JsonMapper();

    @BeforeEach
    void startAfresh() {
        TestPostgres.clear();
        TestElasticsearch.clear();
    }

    @Test
    void countsEverySystemOverItsWholeSpan() {
        final Optional<RealLogs> configured = RealLogs.configured();
        assumeThat(configured)
                .as("no real logs here: -D%s names a folder with structured files of Loghub", RealLogs.PROPERTY)
                .isPresent();
        final RealLogs logs = configured.orElseThrow();
        load(logs);

        final List<WindowRange> spans = new ArrayList<>();
        try (Installation installation = Installation.start(Clock.systemUTC(), logs.namespaces())) {
            for (final String system : logs.namespaces()) {
                final WindowRange span = span(logs, system);
                assertThat(installation.run(JobName.INIT, span).state()).isEqualTo(State.DONE);
                spans.add(span);
            }
        }

        StoredCounts.areExactly(tally(logs), logs.namespaces(), spans);
        assertThat(TestPostgres.query("SELECT sum(original_value)::bigint FROM ailog_peak.peak_raw_data"))
                .containsExactly(Integer.toString(logs.documents().size()));
    }

    private static void load(final RealLogs logs) {
        TestElasticsearch.create(INDEX, TestElasticsearch.KEYWORDS);
        TestElasticsearch.load(INDEX, logs.documents().stream().map(RealLogsIT::json));
    }

    private static String json(final LogDocument document) {
        return JSON.writeValueAsString(Map.of(
                "@timestamp", document.time().toString(),
                "level", document.level(),
                "kubernetes", Map.of("namespace", document.origin().namespace()),
                "application", Map.of("name", document.origin().application()),
                "message", document.message().orElse("")));
    }

    private static WindowRange span(final RealLogs logs, final String system) {
        final List<Cell> cells = tally(logs).keySet().stream()
                .filter(cell -> cell.namespace().equals(system))
                .sorted()
                .toList();
        return new WindowRange(cells.get(0).from(), cells.get(cells.size() - 1).to());
    }

    private static Map<Cell, Long> tally(final RealLogs logs) {
        final TalliedLogs tally = new TalliedLogs();
        logs.documents()
                .forEach(line -> tally.tallied(line.time(), line.origin().namespace(), 1));
        return tally.tally();
    }
}
