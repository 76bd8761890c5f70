package io.ailog.delivery;

import io.ailog.benchmark.Board;
import io.ailog.benchmark.Median;
import io.ailog.report.GeneratedReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** How long the report's page takes in a browser, from going to it until it is on the screen and can be used. */
class PageOpeningBenchmark {
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 5);

    private final Board board = Board.console();

    @Test
    void opensPagesOfUsualAndOfLargeReports() throws IOException {
        try (Pages pages = Pages.orSkip()) {
            show(pages, 12, 30, 1_000);
            show(pages, 100, 90, 6_000);
        }
    }

    private void show(final Pages pages, final int namespaces, final int days, final int limit) throws IOException {
        final String message = "SQLTransientConnectionException: cart-pool - Connection is not available";
        final Path file = Pages.render(GeneratedReport.of(namespaces, days, 7, message), "opening-" + namespaces);
        final double[] millis = DoubleStream.generate(() -> millis(pages, file))
                .limit(ROUNDS)
                .sorted()
                .toArray();
        final double median = Median.of(DoubleStream.of(millis));
        board.show(String.format(
                Locale.ROOT,
                "page of %d days x %d namespaces, %.1f MB | on the screen after %.0f ms (%.0f to %.0f in %d rounds) | at most %d: %s",
                days,
                namespaces,
                Files.size(file) / 1e6,
                median,
                millis[0],
                millis[ROUNDS - 1],
                ROUNDS,
                limit,
                Board.verdict(median, limit)));
    }

    private static double millis(final Pages pages, final Path file) {
        // two frames after the page's script has ended, so that what it made is on the screen
        return pages.open(file, Pages.WIDE)
                .value("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() =>"
                        + " done(performance.now()))))")
                .asDouble();
    }
}
