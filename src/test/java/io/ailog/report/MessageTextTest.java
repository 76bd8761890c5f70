package io.ailog.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.incident.RecordedIncident;
import io.ailog.incident.Severity;
import io.ailog.report.MessageText.Entry;
import io.ailog.report.MessageText.Level;
import io.ailog.window.Namespace;
import io.ailog.window.Namespace.AlertRule;
import io.ailog.window.Namespaces;
import io.ailog.window.WindowRange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Announcements in words. */
class MessageTextTest {
    private static final AnnouncementPolicy POLICY = new AnnouncementPolicy(Duration.ofHours(2), 0.3);
    private static final Namespace WARNED = DrawnEpisodes.namespace("pca-dev-01-app", 30, AlertRule.WARN);

    @Test
    void saysWhatToLookAt() {
        final IncidentDetail detail = new IncidentDetail(
                99.6,
                List.of("spike", "new error"),
                "java.io.IOException",
                "java.io.IOException: no space\n\tat a.B.c(B.java:1)",
                "shop",
                "SHOP-1");
        final RecordedIncident worst = DrawnEpisodes.incident(WARNED.name(), 0, Severity.HIGH, 2_172);

        final Entry entry = theOne(worst, detail);

        assertThat(entry.level()).isEqualTo(Level.WARNING);
        assertThat(entry.title()).isEqualTo("WARNING new: pca-dev-01-app");
        assertThat(entry.lines())
                .containsExactly(
                        "high since 2026-03-02 10:00, still at 10:15 (15 min), at most 2,172 errors in a window",
                        "worst window: 2026-03-02 10:00, 2,172 errors; a spike is above 100",
                        "spike, new error; known issue SHOP-1",
                        "shop: java.io.IOException: no space");
    }

    @Test
    void isAsLoudAsWhatGoesOnIsBad() {
        assertThat(entry("..h.", "2-3 h").level()).isEqualTo(Level.NOTE);
        assertThat(entry("..c", "2-3 h").level()).isEqualTo(Level.WARNING);
        assertThat(entry("..c.", "2-3 h").level()).isEqualTo(Level.NOTE);
        assertThat(entry("..m", "2-3 h").level()).isEqualTo(Level.NOTE);
        assertThat(entry("...", "2-3 h").level()).isEqualTo(Level.NOTE);
    }

    @Test
    void sumsUpWhatIsTooMuchToRead() {
        final List<Namespace> namespaces = IntStream.range(10, 40)
                .mapToObj(number -> DrawnEpisodes.namespace("n" + number, 50, AlertRule.CRITICAL))
                .toList();
        final Scene scene = Scene.of(
                new Namespaces(namespaces),
                namespaces.stream()
                        .map(one -> DrawnEpisodes.incident(one.name(), 0, Severity.MEDIUM, 1))
                        .toList(),
                new WindowRange(DrawnEpisodes.START, DrawnEpisodes.time(1)),
                Set.of(),
                DrawnEpisodes.time(1));

        final MessageText text = MessageText.of(new Message(
                scene.now(),
                Message.Occasion.NEWS,
                POLICY.announcements(scene, List.of(), DrawnEpisodes.START),
                Optional.empty(),
                Map.of()));

        assertThat(text.title())
                .isEqualTo(
                        "Log incidents: 30 critical (n10, n11, n12, n13, n14, n15, n16, n17, n18, n19 and 20 others)");
        assertThat(text.entries()).hasSize(13);
        final List<String> names = namespaces.stream().map(Namespace::name).toList();
        assertThat(text.entries().get(12))
                .isEqualTo(new Entry(
                        Level.CRITICAL, "and 18 more", List.of("18 new: " + String.join(", ", names.subList(12, 30)))));
        assertThat(text.closing())
                .isEqualTo("AI Log Analyzer, 2026-03-02 10:15. All times are UTC."
                        + " Charts and evidence: ./run-job.sh report --from 2026-03-02");
    }

    @Test
    void saysHowManyOfHundredsItLeavesOut() {
        final List<Namespace> namespaces = IntStream.range(100, 500)
                .mapToObj(number -> DrawnEpisodes.namespace("namespace-" + number, 50, AlertRule.CRITICAL))
                .toList();
        final Scene scene = Scene.of(
                new Namespaces(namespaces),
                namespaces.stream()
                        .map(one -> DrawnEpisodes.incident(one.name(), 0, Severity.HIGH, 1))
                        .toList(),
                new WindowRange(DrawnEpisodes.START, DrawnEpisodes.time(2)),
                Set.of(),
                DrawnEpisodes.time(2));
        final List<Told> told = namespaces.stream()
                .limit(250)
                .flatMap(one -> DrawnEpisodes.told(one, "0-1 h").stream())
                .toList();
        final WindowRange range = new WindowRange(DrawnEpisodes.START, DrawnEpisodes.time(1));

        final MessageText text = MessageText.of(new Message(
                scene.now(),
                Message.Occasion.NEWS,
                POLICY.announcements(scene, told, DrawnEpisodes.START),
                POLICY.digest(scene, List.of(), range),
                Map.of()));

        assertThat(text.title())
                .isEqualTo(
                        "Log incidents: 150 critical, 250 over, history caught up (namespace-100, namespace-101, namespace-102 and 397"
                                + " others)");
        final Entry rest = text.entries().get(12);
        assertThat(rest.title()).isEqualTo("and 388 more");
        assertThat(rest.lines()).hasSize(2);
        assertThat(rest.lines().get(0))
                .startsWith("150 new: namespace-350, namespace-351, ")
                .endsWith(" and 84 others");
        assertThat(rest.lines().get(1)).startsWith("238 over: namespace-112, ").endsWith(" and 172 others");
        final Entry digest = text.entries().get(13);
        assertThat(digest.title()).endsWith(": 400 episodes");
        assertThat(digest.lines()).hasSize(13);
        assertThat(digest.lines().get(12))
                .startsWith("and 388 more: namespace-112, ")
                .endsWith(" and 322 others");
    }

    @Test
    void beginsWhereLateDataHaveMovedTheStart() {
        assertThat(entry(".hh.", "2-3 h").lines().get(0))
                .isEqualTo("high, over: from 2026-03-02 10:15 to 10:45 (30 min), at most 100 errors in a window");
        assertThat(entry("..h.", "1-3 h").lines().get(0))
                .isEqualTo("high, over: from 2026-03-02 10:15 to 10:45 (30 min), at most 100 errors in a window");
    }

    private static Entry theOne(final RecordedIncident incident, final IncidentDetail detail) {
        final Scene scene = Scene.of(
                new Namespaces(List.of(WARNED)),
                List.of(incident),
                new WindowRange(DrawnEpisodes.START, DrawnEpisodes.time(1)),
                Set.of(),
                DrawnEpisodes.time(1));
        return entries(scene, List.of(), Map.of(incident.id(), detail))
                .findFirst()
                .orElseThrow();
    }

    private static Entry entry(final String windows, final String told) {
        return entries(DrawnEpisodes.scene(WARNED, windows), DrawnEpisodes.told(WARNED, told), Map.of())
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Entry> entries(
            final Scene scene, final List<Told> told, final Map<Long, IncidentDetail> details) {
        return MessageText.of(new Message(
                        scene.now(),
                        Message.Occasion.NEWS,
                        POLICY.announcements(scene, told, DrawnEpisodes.START),
                        Optional.empty(),
                        details))
                .entries()
                .stream();
    }
}
