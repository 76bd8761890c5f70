package io.ailog.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.benchmark.Rounds.Way;
import io.ailog.job.RunOutcome;
import org.junit.jupiter.api.Test;

/** {@code thresholds} beside one statement that computes the same percentiles and nothing else. */
class ThresholdsBenchmark {
    private static final int NAMESPACES = 149;
    private static final String BARE = """
            INSERT INTO bare_thresholds
            SELECT namespace, day_of_week, percentile_disc(0.93) WITHIN GROUP (ORDER BY coalesce(original_value, error_count))
            FROM ailog_peak.peak_raw_data
            GROUP BY namespace, day_of_week
            """;

    private final Size size = Size.configured();
    private final Board board = Board.console();

    @Test
    void computesInLittleMoreThanThePercentilesTake() {
        try (Database database = Database.start();
                Application application = Application.on(database, Weeks.namespaces(NAMESPACES))) {
            board.show(Machine.with(database));
            CountTables.of(NAMESPACES, Math.round(size.rows() * 1.045)).fill(database);
            database.execute("CREATE TABLE bare_thresholds (namespace text, day_of_week int, value numeric(12, 2))");
            measure(database, application);
        }
    }

    private void measure(final Database database, final Application application) {
        final Way floor =
                new Way(() -> database.execute("TRUNCATE bare_thresholds", "CHECKPOINT"), () -> database.execute(BARE));
        final Way ours = new Way(() -> database.execute("CHECKPOINT"), () -> assertThat(
                        application.installation().thresholds().state())
                .isEqualTo(RunOutcome.State.DONE));
        final Rounds rounds = Rounds.of(size.rounds(), floor, ours);
        assertThat(database.differences(
                        "SELECT namespace, day_of_week, percentile_value FROM ailog_peak.peak_thresholds",
                        "SELECT * FROM bare_thresholds"))
                .isZero();
        final long rows = Long.parseLong(database.value("SELECT count(*) FROM ailog_peak.peak_raw_data"));
        board.ratio("thresholds: %,d rows of %d namespaces".formatted(rows, NAMESPACES), rounds, 1.2);
    }
}
