package io.ailog.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.benchmark.Rounds.Way;
import io.ailog.job.Installation;
import io.ailog.job.RunOutcome;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The detect step over collected facts beside reading the same facts and writing the same incidents with bare SQL. */
class DetectBenchmark {
    private static final int NAMESPACES = 149;
    private static final String COLUMNS = "timestamp, namespace, day_of_week, hour_of_day, quarter_hour, actual_value,"
            + " baseline_mean, ratio, threshold_used, detection_method, severity, score, is_spike, is_burst, is_new,"
            + " is_cross_namespace, is_regression, is_cascade, evidence, corrections";
    private static final String FACTS = """
            SELECT known.window_start, known.namespace, coalesce(raw.original_value, raw.error_count, 0)::bigint
            FROM ailog_batch.coverage AS known
            LEFT JOIN ailog_peak.peak_raw_data AS raw
                   ON raw.timestamp = known.window_start AND raw.namespace = known.namespace
            """;
    private static final String INCIDENTS = "SELECT " + COLUMNS + " FROM ailog_peak.peak_investigation";

    private final Size size = Size.configured();
    private final Board board = Board.console();

    @Test
    void judgesInTheTimeThatBareSqlTakesTwice() {
        final CountTables counts = CountTables.of(NAMESPACES, size.pairs());
        try (Database database = Database.start();
                Application application = Application.on(database, Weeks.namespaces(NAMESPACES))) {
            board.show(Machine.with(database));
            counts.fill(database);
            assertThat(application.installation().thresholds().state()).isEqualTo(RunOutcome.State.DONE);
            final WindowRange range =
                    new WindowRange(Weeks.START, Weeks.START.plus(Window.LENGTH.multipliedBy(counts.windows())));
            measure(database, application.installation(), range);
        }
    }

    private void measure(final Database database, final Installation installation, final WindowRange range) {
        detect(installation, range);
        final String incidents = database.rows(INCIDENTS);
        database.execute("CREATE TABLE bare_incidents (LIKE ailog_peak.peak_investigation INCLUDING ALL)");
        final Way floor = new Way(() -> database.execute("TRUNCATE bare_incidents", "CHECKPOINT"), () -> {
            database.read(FACTS);
            database.write("bare_incidents (" + COLUMNS + ")", incidents);
        });
        final Way ours = new Way(() -> Verdicts.forget(database), () -> detect(installation, range));
        final Rounds rounds = Rounds.of(size.rounds(), floor, ours);
        assertThat(database.differences(
                        INCIDENTS, INCIDENTS.replace("ailog_peak.peak_investigation", "bare_incidents")))
                .isZero();
        board.ratio(what(database), rounds, 2);
    }

    private static void detect(final Installation installation, final WindowRange range) {
        assertThat(installation.detect(range).state()).isEqualTo(RunOutcome.State.DONE);
    }

    private static String what(final Database database) {
        final long pairs = Long.parseLong(database.value("SELECT count(*) FROM ailog_batch.coverage"));
        final long incidents = Long.parseLong(database.value("SELECT count(*) FROM ailog_peak.peak_investigation"));
        return String.format(
                Locale.ROOT,
                "detect: %,d windows x namespaces, %.1f %% of them incidents",
                pairs,
                100.0 * incidents / pairs);
    }
}
