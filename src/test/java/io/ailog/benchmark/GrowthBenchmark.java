package io.ailog.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.benchmark.Rounds.Way;
import io.ailog.job.JobName;
import io.ailog.job.RunOutcome;
import io.ailog.server.ElasticsearchOptions;
import io.ailog.server.ElasticsearchServer;
import io.ailog.window.WindowRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** {@code init} and detect over 1, 2, 4 and 8 weeks: a week takes no longer because there are others beside it. */
class GrowthBenchmark {
    private static final List<Integer> WEEKS = List.of(1, 2, 4, 8);
    private static final double LIMIT = 1.15;

    private final Size size = Size.configured();
    private final Board board = Board.console();

    @Test
    void growsNoFasterThanTheRange() {
        try (ElasticsearchServer logs = ElasticsearchServer.start(
                        ElasticsearchOptions.forTests().fullSpeed());
                Database database = Database.start();
                Application application = Application.on(database, logs, Weeks.namespaces(12))) {
            new LogVolume(Weeks.of(8), Weeks.namespaces(12), size.growthDocuments()).load(logs.http(), "logs-growth");
            board.show(Machine.with(database, logs));
            show(
                    "init",
                    weeks -> new Way(
                            database::clear,
                            () -> done(application.installation().rerun(JobName.INIT, Weeks.of(weeks)))));
            assertComplete(database, Weeks.of(8));
            done(application.installation().thresholds());
            show(
                    "detect",
                    weeks -> new Way(
                            () -> Verdicts.forget(database),
                            () -> done(application.installation().detect(Weeks.of(weeks)))));
        }
    }

    private void show(final String what, final IntFunction<Way> way) {
        final Map<Integer, List<Double>> seconds = new LinkedHashMap<>();
        for (int round = 0; round <= size.rounds(); round++) {
            for (final int weeks : WEEKS) {
                final double taken = way.apply(weeks).seconds();
                if (round > 0) {
                    seconds.computeIfAbsent(weeks, none -> new ArrayList<>()).add(taken);
                }
            }
        }
        seconds.forEach((weeks, taken) -> show(what, weeks, growth(seconds, weeks), taken));
    }

    private void show(final String what, final int weeks, final double growth, final List<Double> taken) {
        board.show(String.format(
                Locale.ROOT,
                "%s over %d weeks x 12 namespaces | %.2f s | a week takes %.2f of the first one | at most %.2f: %s",
                what,
                weeks,
                Median.of(taken.stream().mapToDouble(Double::doubleValue)),
                growth,
                LIMIT,
                Board.verdict(growth, LIMIT)));
    }

    /** The time for one of so many weeks in that for a week alone: the median of the rounds. */
    private static double growth(final Map<Integer, List<Double>> seconds, final int weeks) {
        final List<Double> one = seconds.getOrDefault(1, List.of());
        final List<Double> many = seconds.getOrDefault(weeks, List.of());
        return Median.of(java.util.stream.IntStream.range(0, one.size())
                .mapToDouble(round -> many.get(round) / weeks / one.get(round)));
    }

    private static void assertComplete(final Database database, final WindowRange range) {
        assertThat(database.value("SELECT count(*) FROM ailog_batch.coverage"))
                .isEqualTo(Long.toString(range.size() * 12));
    }

    private static void done(final RunOutcome outcome) {
        assertThat(outcome.state()).isEqualTo(RunOutcome.State.DONE);
    }
}
