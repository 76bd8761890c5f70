package io.ailog.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.ailog.report.GeneratedReport;
import io.ailog.report.HostileReport;
import io.ailog.report.Report;
import io.ailog.report.SampleReport;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Log messages that try to run or to break the page, in a real browser. */
class HostileReportPageIT extends InBrowser {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>window.hacked = 1</script>",
                "</script><script>window.hacked = 1</script>",
                "<!--<script>window.hacked = 1</script>",
                "<img src=x onerror='window.hacked = 1'>",
                "<svg onload=window.hacked=1><a href=javascript:window.hacked=1>x</a>",
                "javascript:window.hacked=1",
                "\"}];window.hacked=1;[{\"",
                "'-window.hacked=1-' {{script}} {{data}} ${window.hacked=1}",
                "\u2028window.hacked=1\u2029&lt;b&gt;",
                "__proto__",
                "constructor"
            })
    void showsLogTextsAsTheyAreAndRunsNoneOfThem(final String message) throws IOException {
        final BrowserPage page = openAll(message);
        // a place each for what is said of the incident, its error, its service, its issue and its cascade
        for (final String place : List.of(
                ".part pre", ".signatures pre", ".signatures .normal", ".facts dd:nth-of-type(1)", ".evidence .flag")) {
            assertThat(page.value("[...document.querySelectorAll('.incident " + place + "')]"
                                    + ".map(one => one.textContent)")
                            .toString())
                    .contains(new JsonMapper().writeValueAsString(message));
        }
        assertThat(page.text("document.querySelector('.known').textContent")).contains(", ticket " + message);
        assertThat(page.text("document.querySelector('.cascade svg').getAttribute('aria-label')"))
                .startsWith(message + " in shop-sit-01-app failed first");
        assertThat(page.truth("window.hacked === undefined")).isTrue();
        assertThat(page.number("document.scripts.length")).isEqualTo(3);
        assertThat(page.number("document.querySelectorAll('img, iframe, object, embed, [onerror], [onload]').length"))
                .isZero();
        assertThat(page.number("[...document.querySelectorAll('a')].filter(a => a.protocol !== 'file:').length"))
                .isZero();
        assertThat(page.complaints()).isEmpty();
    }

    private BrowserPage openAll(final String message) throws IOException {
        final BrowserPage page = pages().open(Pages.render(HostileReport.of(message), "hostile"), Pages.WIDE);
        page.value("document.querySelectorAll('details').forEach(one => { one.fill?.(); one.open = true; })");
        page.value("document.querySelectorAll('details').forEach(one => { one.open = true; })");
        return page;
    }

    @Test
    void showsCharactersThatHideOrTurnOthers() throws IOException {
        final BrowserPage page = openAll("a\u202eb\u0000c\u200bd\ud800e\tf");
        assertThat(page.text("document.querySelector('.incident .part pre').textContent"))
                .isEqualTo("a\\u202eb\\u0000c\\u200bd\ufffde\tf");
        assertThat(page.value("/[\\u0000\\u202e\\u200b]/.test(document.body.innerText"
                        + " + [...document.querySelectorAll('[aria-label], svg title')]"
                        + ".map(one => one.getAttribute('aria-label') || one.textContent).join())"))
                .hasToString("false");
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void holdsLinesWithoutEnd() throws IOException {
        final BrowserPage page = openAll("x".repeat(100_000));
        assertThat(page.number("document.documentElement.scrollWidth")).isEqualTo(Pages.WIDE);
        assertThat(page.complaints()).isEmpty();
    }

    @Test
    void letsNothingRunThatIsNotItsOwn() throws IOException {
        final BrowserPage page = pages().open(Pages.render(SampleReport.saying("calm"), "small"), Pages.WIDE);
        page.picture(Pages.picture("small"), true);
        page.value("(script => { try { script.textContent = 'window.hacked = 1'; } catch (refused) { } "
                + "document.body.append(script); })(document.createElement('script'))");
        page.value("(style => { style.textContent = 'body { color: rgb(1, 2, 3); }'; document.body.append(style); })"
                + "(document.createElement('style'))");
        assertThat(page.truth("window.hacked === undefined")).isTrue();
        assertThat(page.text("getComputedStyle(document.body).color")).isNotEqualTo("rgb(1, 2, 3)");
        assertThatIllegalStateException()
                .isThrownBy(() -> page.value("document.body.innerHTML = '<b>x</b>'"))
                .withMessageContaining("TrustedHTML");
        assertThat(page.value("fetch('http://127.0.0.1:9/').then(() => 'fetched', () => 'refused')"))
                .hasToString("\"refused\"");
        assertThat(page.complaints())
                .anySatisfy(
                        complaint -> assertThat(complaint).contains("connect").contains("default-src 'none'"));
    }

    @Test
    void hasWordsForAReportWithoutAnything() throws IOException {
        final Report empty = GeneratedReport.of(0, 1, 1, "");
        final BrowserPage page = pages().open(Pages.render(empty, "empty"), Pages.WIDE);
        assertThat(page.text("document.querySelector('#heat-scroll').textContent"))
                .isEqualTo("No namespace fits the filters.");
        assertThat(page.text("document.querySelector('#incident-list').textContent"))
                .isEqualTo("There was no incident in this range.");
        assertThat(page.complaints()).isEmpty();
    }
}
