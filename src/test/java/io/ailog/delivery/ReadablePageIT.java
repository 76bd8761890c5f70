package io.ailog.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ailog.report.GeneratedReport;
import io.ailog.report.Report;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who reads the page without a mouse, without colours, by ear or on paper has all of it. */
class ReadablePageIT extends InBrowser {
    private static final int TAB = 9;

    private final Report report = GeneratedReport.of(12, 30, 7, "SQLException: it broke");
    private Path file;

    @BeforeAll
    void render() throws IOException {
        file = Pages.render(report, "readable");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void hasTextsThatStandOutFromWhatIsBehindThem(final String scheme) throws IOException {
        final BrowserPage page = pages().open(file, Pages.WIDE);
        page.emulate("screen", scheme);
        page.value("document.querySelectorAll('.incident').forEach(one => { one.fill(); one.open = true; })");
        page.value("document.querySelectorAll('.figures')[0].open = true");
        // WCAG 2.2, 1.4.3 and 1.4.11
        assertThat(page.value(script("contrast.js")).toString()).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void tellsLevelsOfHeatApartWithoutColours(final String scheme) {
        final BrowserPage page = pages().open(file, Pages.WIDE);
        page.emulate("screen", scheme);
        final List<Double> lightness = new ArrayList<>();
        for (int level = 0; level <= 6; level++) {
            lightness.add(page.value("(([red, green, blue]) => 0.2126 * red + 0.7152 * green + 0.0722 * blue)"
                            + "(getComputedStyle(document.querySelector('.swatch.heat-" + level
                            + "')).backgroundColor.match(/\\d+/g))")
                    .asDouble());
        }
        for (int level = 1; level <= 6; level++) {
            assertThat("light".equals(scheme) ? -1 : 1)
                    .isEqualTo((int) Math.signum(lightness.get(level) - lightness.get(level - 1)));
        }
        // and what is above its threshold says how far
        assertThat(page.number("[...document.querySelectorAll('.heat tbody td')].filter(cell =>"
                        + " /heat-[3-6]/.test(cell.className) !== (Number(cell.textContent) >= 1)).length"))
                .isZero();
    }

    @Test
    void leadsTheKeyboardFromFiltersToTheHeatMapAndToIncidents() {
        final BrowserPage page = pages().open(file, Pages.WIDE);
        final List<String> stops = new ArrayList<>();
        for (int stop = 0; stop < 60 && !stops.contains("SUMMARY.incident"); stop++) {
            page.press("Tab", TAB);
            stops.add(page.text("(one => one.closest('.incident') ? 'SUMMARY.incident'"
                    + " : one.closest('.heat') ? 'cell' : one.name || one.className || one.id || one.tagName)"
                    + "(document.activeElement)"));
            assertThat(page.text("getComputedStyle(document.activeElement).outlineStyle"))
                    .as(stops.get(stops.size() - 1))
                    .isIn("solid", "auto");
            assertThat(page.truth("(box => box.top >= 0 && box.bottom <= innerHeight && box.width > 0)"
                            + "(document.activeElement.getBoundingClientRect())"))
                    .as(stops.get(stops.size() - 1))
                    .isTrue();
        }
        assertThat(stops.get(0)).isEqualTo("skip");
        assertThat(stops)
                .containsSubsequence(
                        "namespace", "group", "flag", "text", "severity", "show-all", "cell", "SUMMARY.incident");
    }

    @Test
    void hasNamesAndHeadingsForThoseWhoListen() {
        final BrowserPage page = pages().open(file, Pages.WIDE);
        page.value("document.querySelector('.incident summary').click()");
        await().until(() -> page.truth("document.querySelector('.incident .body') !== null"));
        assertThat(page.value("[...document.querySelectorAll('h1, h2, h3, h4')].map(one => Number(one.tagName[1]))"
                        + ".filter((level, at, all) => at > 0 && level > all[at - 1] + 1)"))
                .hasToString("[]");
        assertThat(page.number("document.querySelectorAll('h1').length")).isEqualTo(1);
        assertThat(page.value("['header', 'nav[aria-label]', 'main', 'footer'].map(one =>"
                        + " document.querySelectorAll('body > ' + one + ', header > ' + one).length)"))
                .hasToString("[1,1,1,1]");
        assertThat(page.number("[...document.querySelectorAll('section, [role=img], [role=region], [role=grid]')]"
                        + ".filter(one => !one.ariaLabel && !document.getElementById("
                        + "one.getAttribute('aria-labelledby'))).length"))
                .isZero();
        assertThat(page.number("[...document.querySelectorAll('select, input, button')]"
                        + ".filter(one => !one.labels?.length && !one.ariaLabel && !one.textContent).length"))
                .isZero();
    }

    @Test
    void hasTheFiguresOfEachChartAsATableOfWhatIsInView() {
        final BrowserPage page = pages().open(file, Pages.WIDE);
        final String table = "document.querySelectorAll('.figures')[1]";
        page.value(table + ".open = true");
        final String errors =
                "[...%s.querySelectorAll('tbody tr')].map(row => row.cells[1].textContent)".formatted(table);
        await().until(() -> page.number(errors + ".length") == 30);
        assertThat(page.value(errors + ".reduce((sum, one) => sum + Number(one.replace(',', '')), 0)")
                        .asLong())
                .isEqualTo(report.namespaces().get(1).counts().total());
        page.value("document.querySelector('.heat tbody td').click()");
        assertThat(page.number(errors + ".length")).isEqualTo(96);
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void printsAllThatFitsTheFiltersInLight() throws IOException {
        final BrowserPage page = pages().open(file, Pages.WIDE);
        page.emulate("screen", "dark");
        final int all = report.episodes().size();
        page.emulate("print", "dark");
        final String stories = "document.getElementById('incident-list').childElementCount";
        // episodes, and incidents that are not confirmed and so belong to none
        await().until(() -> page.number(stories) >= all);
        assertThat(page.text("document.getElementById('incident-count').textContent"))
                .startsWith(
                        report.incidents().size() + " of " + report.incidents().size() + " incidents shown");
        assertThat(page.number("document.querySelectorAll('.incident.critical[open] .evidence').length"))
                .isPositive();
        assertThat(page.value("[...document.querySelectorAll('.chart')].map(one => one.chart !== undefined)")
                        .toString())
                .doesNotContain("false");
        assertThat(page.text("getComputedStyle(document.body).backgroundColor")).isEqualTo("rgb(255, 255, 255)");
        page.picture(Pages.picture("print-whole"), true);
        page.emulate("screen", "dark");
        await().until(() -> page.number(stories) == 25);
        assertThat(page.number("document.querySelectorAll('.incident[open]').length"))
                .isZero();
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void printsWhatIsOnScreenWhenTheBrowserOnlyTellsThatItPrints() {
        final BrowserPage page = pages().open(file, Pages.WIDE);
        page.value(
                "document.querySelectorAll('[name=severity]').forEach(box => box.value !== 'critical' && box.click())");
        page.value("window.dispatchEvent(new Event('beforeprint'))");
        assertThat(page.number("document.querySelectorAll('.incident:not(.rest *):not([open])').length"))
                .isZero();
        page.value("window.dispatchEvent(new Event('afterprint'))");
        assertThat(page.number("document.querySelectorAll('.incident[open]').length"))
                .isZero();
    }

    private static String script(final String name) throws IOException {
        try (InputStream in = ReadablePageIT.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
