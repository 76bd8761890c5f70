package io.ailog.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ailog.logs.Timeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The README's picture of the page, made of the report that {@code ./run-job.sh demo} has left: its judged week with the
 * worst incidents, and the charts of two namespaces of what goes on and of what was worst; the rest of the lists left out.
 */
class ReportPicture {
    private static final Path REPORT = Path.of("target", "demo", "report", "report.html");
    private static final Path PICTURE = Path.of("src", "test", "pictures", "report.webp");
    private static final int LEARNT = Timeline.BASELINE_DAYS * 96;
    private static final int WIDTH = 1280;
    private static final long MOST_BYTES = 250_000;

    @Test
    void showsTheDemoInTheReadme() throws IOException {
        assertThat(REPORT).as("the demo's report; run ./run-job.sh demo first").isRegularFile();
        try (Pages pages = Pages.orSkip()) {
            final BrowserPage page = pages.open(REPORT.toAbsolutePath(), WIDTH);
            zoom(page);
            shorten(page);
            page.resize(WIDTH, page.number("document.documentElement.scrollHeight"));
            await().until(() -> page.truth("[...document.querySelectorAll('.chart')].every(host => host.chart)"));
            Pages.settle(page);
            page.picture(PICTURE, false);
            assertThat(page.complaints()).isEmpty();
        }
        assertThat(Files.size(PICTURE)).isLessThan(MOST_BYTES);
    }

    /** To the days after those from which thresholds were learnt, by the mouse. */
    private static void zoom(final BrowserPage page) {
        page.value("document.getElementById('charts').scrollIntoView()");
        await().until(() -> page.truth("document.querySelector('.chart').chart !== undefined"));
        final String area = "document.querySelector('.u-over').getBoundingClientRect()";
        final double top = page.value(area + ".top + 40").asDouble();
        final double end = page.value(area + ".right").asDouble();
        final double begin = page.value(area + ".left + (chart => chart.valToPos(chart.data[0][" + LEARNT
                        + "], 'x'))(document.querySelector('.chart').chart)")
                .asDouble();
        page.drag(Math.ceil(begin) + 1, top, end + 10, top);
        await().until(() -> page.truth("!document.getElementById('wider').disabled"));
        page.value("scrollTo(0, 0)");
    }

    /** Leaves the first three of each list, and the charts of what goes on and of what was worst. */
    private static void shorten(final BrowserPage page) {
        page.value("""
                {
                  const links = [...document.querySelectorAll('#ongoing .link, #worst .link')];
                  const names = [...new Set(links.map((link) => link.textContent))].slice(0, 2);
                  const charts = [...document.querySelectorAll('#chart-list article')];
                  [...charts.filter((chart) => !names.includes(chart.querySelector('h3').textContent)),
                    ...document.querySelectorAll('#incident-list > :nth-child(n + 4), #worst li:nth-child(n + 4)'),
                    ...['more', 'thresholds', 'coverage', 'runs'].map((id) => document.getElementById(id)),
                    document.querySelector('footer')].forEach((element) => { element.remove(); });
                }
                """);
    }
}
