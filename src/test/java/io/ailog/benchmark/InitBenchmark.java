package io.ailog.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.benchmark.Rounds.Way;
import io.ailog.job.Installation;
import io.ailog.job.JobName;
import io.ailog.job.RunOutcome;
import io.ailog.server.ElasticsearchOptions;
import io.ailog.server.ElasticsearchServer;
import io.ailog.window.WindowRange;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** {@code init} beside the bare aggregation requests and a COPY of the rows that come of them. */
class InitBenchmark {
    private static final String ROWS = """
            SELECT timestamp, day_of_week, hour_of_day, quarter_hour, namespace, error_count, original_value
            FROM ailog_peak.peak_raw_data
            """;
    private static final String COPY = "bare_counts"
            + " (timestamp, day_of_week, hour_of_day, quarter_hour, namespace, error_count, original_value)";

    private final Size size = Size.configured();
    private final Board board = Board.console();
    private final WindowRange range = Weeks.days(12);

    @Test
    void countsInLittleMoreThanTheBareRequestsTake() {
        try (ElasticsearchServer logs = ElasticsearchServer.start(
                        ElasticsearchOptions.forTests().fullSpeed());
                Database database = Database.start();
                Application application = Application.on(database, logs, Weeks.namespaces(12))) {
            new LogVolume(range, Weeks.namespaces(12), size.documents()).load(logs.http(), "logs-init");
            board.show(Machine.with(database, logs));
            measure(new BareCounts(logs.http(), "logs-init", range), database, application);
        }
    }

    private void measure(final BareCounts bare, final Database database, final Application application) {
        init(application.installation());
        final String rows = database.rows(ROWS);
        database.execute("CREATE TABLE bare_counts (LIKE ailog_peak.peak_raw_data INCLUDING ALL)");
        final Way floor = new Way(() -> database.execute("TRUNCATE bare_counts", "CHECKPOINT"), () -> {
            bare.ask();
            database.write(COPY, rows);
        });
        final Way ours = new Way(
                () -> {
                    database.clear();
                    database.execute("CHECKPOINT");
                    // a real run finds out about the indices once
                    application.clock().advance(Duration.ofMinutes(2));
                },
                () -> init(application.installation()));
        final Rounds rounds = Rounds.of(size.rounds(), floor, ours);
        assertThat(database.differences(ROWS, ROWS.replace("ailog_peak.peak_raw_data", "bare_counts")))
                .isZero();
        final long documents = bare.documents();
        assertThat(database.value("SELECT sum(expected) FROM ailog_batch.coverage"))
                .isEqualTo(Long.toString(documents));
        board.ratio("init: 12 days x 12 namespaces, %,d documents".formatted(documents), rounds, 1.3);
    }

    private void init(final Installation installation) {
        assertThat(installation.rerun(JobName.INIT, range).state()).isEqualTo(RunOutcome.State.DONE);
    }
}
