package io.ailog.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ailog.incident.Severity;
import io.ailog.report.GeneratedReport;
import io.ailog.report.Report;
import io.ailog.report.ReportedIncident;
import io.ailog.report.ReportedNamespace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a reader does with the page, in a real browser: twelve namespaces over thirty days. */
class ReportPageIT extends InBrowser {
    private static final String MESSAGE = "SQLTransientConnectionException: cart-pool - Connection is not available";
    private static final int WINDOWS = 2880;

    private final Report report = GeneratedReport.of(12, 30, 7, MESSAGE);
    private Path file;

    @BeforeAll
    void render() throws IOException {
        file = Pages.render(report, "report");
    }

    @Test
    void opensWithoutComplaintsAndFetchesNothing() {
        final BrowserPage page = pages().open(file, Pages.WIDE);
        assertThat(page.complaints()).isEmpty();
        assertThat(page.requests()).containsExactly(file.toUri().toString());
    }

    @Test
    void saysFirstWhatGoesOnAndWhatWasWorst() {
        final BrowserPage page = pages().open(file, Pages.WIDE);
        assertThat(page.text("document.querySelector('.headline').textContent"))
                .isEqualTo(report.summary().ongoing() + " problems go on");
        assertThat(page.number("document.querySelectorAll('#ongoing > ol > li').length"))
                .isEqualTo((int) report.summary().ongoing());
        assertThat(page.text("document.querySelector('#worst .link').textContent"))
                .isEqualTo(report.episodes().stream()
                        .filter(episode -> !episode.ongoing())
                        .findFirst()
                        .orElseThrow()
                        .namespace());
        assertThat(page.text("document.querySelector('.total.critical strong').textContent"))
                .isEqualTo(String.valueOf(report.summary().incidents().of(Severity.CRITICAL)));
    }

    @Test
    void drawsAChartOfEveryNamespaceWithAValueForEveryWindow() {
        final BrowserPage page = pages().open(file, Pages.WIDE);
        for (int number = 0; number < report.namespaces().size(); number++) {
            final String chart = "document.querySelectorAll('.chart')[" + number + "]";
            page.value(chart + ".scrollIntoView()");
            await().until(() -> page.truth(chart + ".chart !== undefined"));
            assertThat(page.value(chart + ".chart.data.map(series => series.length)"))
                    .hasToString("[2880,2880,2880,2880]");
            assertThat(page.number(chart + ".chart.data[1].filter(errors => errors === null).length"))
                    .isEqualTo(WINDOWS
                            - (int) report.namespaces().get(number).counts().collected());
            assertThat(page.truth(isDrawn(chart))).isTrue();
        }
        assertThat(page.complaints()).isEmpty();
    }

    /** Whether a canvas has pixels of its own. */
    private static String isDrawn(final String chart) {
        return "(canvas => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data"
                + ".some(part => part > 0))(" + chart + ".querySelector('canvas'))";
    }

    @Test
    void tellsDaysThatWereNotCollectedFromDaysWithoutErrors() {
        final BrowserPage page = pages().open(file, Pages.WIDE);
        final long incomplete =
                report.coverage().stream().filter(day -> day.missing() > 0).count();
        assertThat(incomplete).isPositive();
        assertThat(page.number("document.querySelectorAll('.heat td.gap, .heat td.partly').length"))
                .isEqualTo((int) incomplete);
        assertThat(page.number("[...document.querySelectorAll('.heat td.partly')]"
                        + ".filter(cell => cell.ariaLabel.includes('windows not collected')).length"))
                .isEqualTo(page.number("document.querySelectorAll('.heat td.partly').length"));
    }

    @Test
    void filtersByNamespaceGroupSeverityFlagAndText() {
        final BrowserPage page = pages().open(file, Pages.WIDE);
        final ReportedNamespace first = report.namespaces().get(0);
        choose(page, "namespace", first.name());
        assertShown(page, 1, incident -> incident.namespace().equals(first.name()));
        choose(page, "namespace", "");
        choose(page, "group", "shop");
        assertShown(page, 3, incident -> incident.namespace().startsWith("shop"));
        page.value("document.querySelectorAll('[name=severity]').forEach(box => box.value !== 'low' && box.click())");
        assertShown(
                page,
                3,
                incident -> incident.namespace().startsWith("shop")
                        && incident.verdict().severity() == Severity.LOW);
        page.value("document.getElementById('show-all').click()");
        assertShown(page, 12, incident -> true);
        choose(page, "flag", "is_cascade");
        assertShown(page, 12, incident -> incident.verdict().flags().contains("is_cascade"));
        choose(page, "flag", "");
        page.value("document.querySelector('[name=text]').value = 'JAVA HEAP',"
                + " document.querySelector('[name=text]').dispatchEvent(new Event('input', {bubbles: true}))");
        assertShown(page, 12, incident -> incident.lead().message().orElse("").contains("Java heap"));
        assertThat(page.complaints()).isEmpty();
    }

    private void assertShown(final BrowserPage page, final int namespaces, final Predicate<ReportedIncident> fits) {
        final long expected = report.incidents().stream().filter(fits).count();
        assertThat(expected).isPositive();
        // all of them: the list shows a part of long ones
        await().untilAsserted(() -> {
            page.value("(more => { while (!more.hidden) { more.click(); } })(document.getElementById('more'))");
            assertThat(page.text("document.getElementById('incident-count').textContent"))
                    .startsWith(expected + " of " + report.incidents().size() + " incidents shown");
        });
        assertThat(page.number("document.querySelectorAll('.heat tbody tr').length"))
                .isEqualTo(namespaces);
        assertThat(page.number("document.querySelectorAll('#chart-list article:not([hidden])').length"))
                .isEqualTo(namespaces);
        assertThat(page.number("document.querySelectorAll('#threshold-table tbody tr').length"))
                .isEqualTo(namespaces);
    }

    private static void choose(final BrowserPage page, final String field, final String value) {
        page.value("(field => { field.value = '" + value + "';"
                + " field.dispatchEvent(new Event('change', {bubbles: true})); })"
                + "(document.querySelector('#filters [name=" + field + "]'))");
    }

    @Test
    void zoomsFromDaysToWindowsByKeyboard() {
        final BrowserPage page = pages().open(file, Pages.WIDE);
        assertThat(page.number("document.querySelectorAll('.heat tbody tr:first-child td').length"))
                .isEqualTo(30);
        page.value("document.querySelector('.heat tbody td').focus()");
        page.press("ArrowRight", 39);
        page.press("ArrowDown", 40);
        assertThat(page.text("document.activeElement.ariaLabel"))
                .startsWith(report.namespaces().get(1).name() + ", Sun 1 Mar: ");
        assertThat(page.text("document.getElementById('heat-readout').textContent"))
                .isEqualTo(page.text("document.activeElement.ariaLabel"));
        page.press("Enter", 13);
        assertThat(page.text("document.getElementById('view').value")).isEqualTo("Sun 1 Mar");
        assertThat(page.number("document.querySelectorAll('.heat tbody tr:first-child td').length"))
                .isEqualTo(96);
        page.press("Escape", 27);
        assertThat(page.text("document.getElementById('view').value")).isEqualTo("Sat 28 Feb – Sun 29 Mar");
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void zoomsAllChartsWhereTheMouseIsDragged() {
        final BrowserPage page = pages().open(file, Pages.WIDE);
        page.value("document.getElementById('charts').scrollIntoView()");
        await().until(() -> page.truth("[0, 1].every(at => document.querySelectorAll('.chart')[at].chart)"));
        final double left = page.value("document.querySelector('.u-over').getBoundingClientRect().left")
                .asDouble();
        final double width =
                page.value("document.querySelector('.u-over').clientWidth").asDouble();
        final double top = page.value("document.querySelector('.u-over').getBoundingClientRect().top + 40")
                .asDouble();
        page.drag(left + width / 3, top, left + width * 2 / 3, top);
        await().until(() -> page.text("document.getElementById('view').value").startsWith("Tue 10 Mar"));
        final String days = "(scale => (scale.max - scale.min) / 86400)"
                + "(document.querySelectorAll('.chart')[%d].chart.scales.x)";
        assertThat(page.value(days.formatted(0)).asDouble()).isBetween(9.8, 10.2);
        assertThat(page.value(days.formatted(1)).asDouble())
                .isEqualTo(page.value(days.formatted(0)).asDouble());
        page.value("document.getElementById('wider').click()");
        assertThat(page.value(days.formatted(1)).asDouble()).isBetween(29.8, 30.1);
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void opensAnIncidentByItsAddressWithEvidenceSamplesAndCascade() {
        final ReportedIncident worst = report.incidents().get(0);
        final BrowserPage page = pages().open(file, Pages.WIDE);
        page.value("location.hash = 'incident-" + worst.id() + "'");
        final String card = "document.getElementById('incident-" + worst.id() + "')";
        await().until(() -> page.truth(card + ".open"));
        assertThat(page.text(card + ".textContent"))
                .contains(worst.verdict().sentences())
                .contains(worst.signatures().get(0).text().sample().orElseThrow())
                .contains("Restart cart, one replica after the other.");
        assertThat(page.number(card + ".querySelectorAll('.cascade .node').length"))
                .isEqualTo(5);
        assertThat(page.number(card + ".querySelectorAll('.cascade .edge').length"))
                .isEqualTo(4);
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void opensAnIncidentThatTheFiltersHide() {
        final ReportedIncident last = report.incidents().get(report.incidents().size() - 1);
        final BrowserPage page = pages().open(file, Pages.WIDE);
        page.value("document.querySelectorAll('[name=severity]').forEach(box => box.value !== 'high' && box.click())");
        page.value("location.hash = 'incident-" + last.id() + "'");
        await().until(() -> page.truth("document.getElementById('incident-" + last.id() + "')?.open === true"));
        assertThat(page.number("document.querySelectorAll('[name=severity]:checked').length"))
                .isEqualTo(5);
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void fitsNarrowScreens() {
        final BrowserPage page = pages().open(file, 400);
        page.value("document.querySelector('.incident summary').click()");
        assertThat(page.number("document.documentElement.scrollWidth")).isEqualTo(400);
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void leavesPicturesToLookAt() throws IOException {
        final BrowserPage page = pages().open(file, Pages.WIDE);
        for (final String scheme : new String[] {"light", "dark"}) {
            page.emulate("screen", scheme);
            picture(page, "summary", scheme, "document.body");
            picture(page, "heat", scheme, "document.getElementById('heat')");
            page.value("document.querySelector('.incident').open = true");
            picture(page, "incidents", scheme, "document.getElementById('incidents')");
            picture(page, "charts", scheme, "document.getElementById('charts')");
            picture(page, "tables", scheme, "document.getElementById('thresholds')");
        }
        page.resize(400, 900);
        picture(page, "narrow", "light", "document.body");
        page.value("document.querySelector('.incident').open = true");
        picture(page, "narrow-incidents", "light", "document.getElementById('incidents')");
        page.resize(Pages.WIDE, 1000);
        page.emulate("print", "dark");
        picture(page, "print", "light", "document.body");
        assertThat(page.complaints()).isEmpty();
        assertThat(Pages.picture("print-light")).isNotEmptyFile();
    }

    private static void picture(final BrowserPage page, final String name, final String scheme, final String element)
            throws IOException {
        page.value(element + ".scrollIntoView()");
        Pages.settle(page);
        page.picture(Pages.picture(name + "-" + scheme), false);
    }
}
