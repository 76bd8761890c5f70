package io.ailog.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ailog.report.GeneratedReport;
import io.ailog.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A hundred namespaces over ninety days, whose messages take six bytes a character. */
class LargeReportPageIT {
    private static final long MOST_BYTES = 15_000_000;

    @Test
    void staysUsable() throws IOException {
        final Report report = GeneratedReport.of(100, 90, 7, "Boom: " + "<".repeat(490));
        final Path file = Pages.render(report, "large");
        assertThat(Files.size(file)).isLessThan(MOST_BYTES);
        try (Pages pages = Pages.orSkip()) {
            final BrowserPage page = pages.open(file, Pages.WIDE);
            assertThat(page.number("document.querySelectorAll('.heat tbody td').length"))
                    .isEqualTo(9_000);
            assertThat(page.text("document.getElementById('incident-count').textContent"))
                    .contains("are not in this page");
            page.value("document.querySelector('.chart-list article:last-of-type').scrollIntoView()");
            await().until(() -> page.truth("[...document.querySelectorAll('.chart')].at(-1).chart !== undefined"));
            assertThat(page.number("[...document.querySelectorAll('.chart')].at(-1).chart.data[0].length"))
                    .isEqualTo(8_640);
            // those far from the screen are not kept
            await().until(() -> page.number("document.querySelectorAll('.chart canvas').length") < 50);
            assertThat(page.complaints()).isEmpty();
            page.picture(Pages.picture("large"), false);
        }
    }
}
