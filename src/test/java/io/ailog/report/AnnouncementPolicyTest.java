package io.ailog.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.incident.RecordedIncident;
import io.ailog.incident.Severity;
import io.ailog.window.Namespace;
import io.ailog.window.Namespace.AlertRule;
import io.ailog.window.Namespaces;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is announced of what there is, and of what was said. {@link DrawnEpisodes} says how to read the letters. */
class AnnouncementPolicyTest {
    private static final AnnouncementPolicy POLICY = new AnnouncementPolicy(Duration.ofHours(2), 0.3);
    private static final Namespace WARNED = DrawnEpisodes.namespace("pca-dev-01-app", 30, AlertRule.WARN);
    private static final Namespace CRITICAL = DrawnEpisodes.namespace("pca-sit-01-app", 50, AlertRule.CRITICAL);

    @ParameterizedTest(name = "{0}: {1} after [{2}] is [{3}]")
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
            begins                             | ..h         | ''                 | BEGUN 2-3 high
            begins with what led to it         | .llh        | ''                 | BEGUN 1-4 high
            is too mild                        | ..m         | ''                 | ''
            is said once                       | ..h         | 2-3 h              | ''
            goes on for a while                | ..hh        | 2-3 h              | ''
            gets worse                         | ..hc        | 2-3 h              | WORSE 2-4 critical
            has many more errors               | ..hH        | 2-3 h              | WORSE 2-4 high
            has many more, milder errors       | ..hL        | 2-3 h              | WORSE 2-4 high
            gets better                        | ..hl        | 2-3 h              | ''
            ends                               | ..h.        | 2-3 h              | OVER 2-3 high over
            ends after getting better          | ..hl.       | 2-3 h              | OVER 2-4 high over
            gets worse and ends                | ..hc.       | 2-3 h              | WORSE 2-4 critical over
            may have ended                     | ..h?        | 2-3 h              | ''
            has ended long ago                 | ..h...      | 2-3 h over         | ''
            was over before it was seen        | ..h.        | ''                 | BEGUN 2-3 high over
            comes again                        | ..h.h       | 2-3 h over         | BEGUN 4-5 high
            has ended and come again           | ..h.h       | 2-3 h              | BEGUN 4-5 high, OVER 2-3 high over
            lasts nearly two hours             | hhhhhhhh    | 0-1 h              | ''
            lasts two hours                    | hhhhhhhhh   | 0-1 h              | LASTING 0-9 high
            lasts in small alone               | hllllllllll | 0-1 h              | ''
            lasts after a pause in small       | hlllllllh   | 0-1 h              | LASTING 0-9 high
            is milder by late data             | ..m         | 2-3 h              | CORRECTED 2-3 medium
            is worse by late data              | ..c         | 2-3 h              | CORRECTED 2-3 critical
            is milder then and bad now         | ..mh        | 2-3 h              | ''
            is milder then and worse now       | ..mc        | 2-3 h              | WORSE 2-4 critical
            is not over by late data           | ..hh        | 2-3 h over         | CORRECTED 2-4 high
            has more errors than when it ended | ..H.        | 2-3 h over         | CORRECTED 2-3 high over
            was too mild when it ended         | ..m.        | 2-3 m              | ''
            was nothing by late data           | ...         | 2-3 h              | WITHDRAWN 2-3 high over
            began earlier by late data         | .hh         | 2-3 h              | ''
            is one with an earlier one         | hhh         | 0-1 h over,2-3 h   | ''
            fell apart by late data            | h.h         | 0-3 h              | ''
            is too mild when it grows          | ..lL        | 2-3 l              | ''
            is too mild still by late data     | ..l         | 2-3 m              | ''
            gets bad after a correction        | ..mh        | 2-3 m              | WORSE 2-4 high
            was not over and got worse         | ..hc.       | 2-3 h over         | CORRECTED 2-4 critical over
            may be nothing                     | ..?         | 2-3 h              | ''
            may be nothing in part             | ..?.        | 2-4 h              | ''
            lies after what was looked at      | ..          | 2-3 h              | ''
            reaches beyond what was looked at  | ...         | 2-4 h              | ''
            comes again after a gap            | h?h         | 0-1 h              | BEGUN 2-3 high
            went on in the gap                 | hhh         | 0-1 h,2-3 h        | ''
            went on in the gap and is over     | hhh.        | 0-1 h,2-3 h        | OVER 2-3 high over
            was over in the gap                | h.h         | 0-1 h,2-3 h        | OVER 0-1 high over
            """)
    void saysOfWhat(final String what, final String windows, final String told, final String expected) {
        assertThat(said(WARNED, windows, told)).describedAs(what).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"WARN, CRITICAL HIGH", "CRITICAL, CRITICAL HIGH MEDIUM"})
    void goesByTheRuleOfTheNamespace(final AlertRule rule, final String announced) {
        assertThat(Stream.of(Severity.values())
                        .filter(severity -> AnnouncementPolicy.isAnnounced(rule, severity))
                        .map(Severity::name)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(announced);
    }

    @Test
    void announcesFromMediumUpWhereTheRuleIsCritical() {
        assertThat(said(CRITICAL, "..m", "")).isEqualTo("BEGUN 2-3 medium");
    }

    @Test
    void isNotWorseByThirtyPercentButByMore() {
        final Scene thirty = scene(DrawnEpisodes.incident(WARNED.name(), 1, Severity.HIGH, 130));
        assertThat(POLICY.announcements(thirty, DrawnEpisodes.told(WARNED, "0-1 h"), DrawnEpisodes.START))
                .isEmpty();
        final Scene more = scene(DrawnEpisodes.incident(WARNED.name(), 1, Severity.HIGH, 131));
        assertThat(POLICY.announcements(more, DrawnEpisodes.told(WARNED, "0-1 h"), DrawnEpisodes.START))
                .hasSize(1);
    }

    @Test
    void leavesWhatEndedBeforeItWasNews() {
        final Scene scene = DrawnEpisodes.scene(WARNED, "h...");
        assertThat(POLICY.announcements(scene, List.of(), DrawnEpisodes.time(1)))
                .isEmpty();
        assertThat(POLICY.announcements(scene, List.of(), DrawnEpisodes.time(0)))
                .hasSize(1);
    }

    @Test
    void leavesWhatWasSaidOfWindowsThatAreNotLookedAt() {
        final Told before = new Told(
                WARNED.name(),
                new WindowRange(DrawnEpisodes.time(-2), DrawnEpisodes.time(-1)),
                Severity.HIGH,
                100,
                DrawnEpisodes.START,
                false);
        assertThat(POLICY.announcements(DrawnEpisodes.scene(WARNED, "...."), List.of(before), DrawnEpisodes.START))
                .isEmpty();
    }

    @Test
    void leavesWhatWasSaidOfNamespacesThatAreNoLongerConfigured() {
        assertThat(POLICY.announcements(
                        DrawnEpisodes.scene(WARNED, "...."),
                        DrawnEpisodes.told(CRITICAL, "1-2 h,3-4 h over"),
                        DrawnEpisodes.START))
                .isEmpty();
    }

    @Test
    void putsTheMoreImportantFirstThenTheWorse() {
        final List<Namespace> namespaces = List.of(
                DrawnEpisodes.namespace("b", 30, AlertRule.WARN),
                DrawnEpisodes.namespace("a", 30, AlertRule.WARN),
                DrawnEpisodes.namespace("c", 60, AlertRule.WARN),
                DrawnEpisodes.namespace("d", 30, AlertRule.WARN));
        final Scene scene = Scene.of(
                new Namespaces(namespaces),
                List.of(
                        DrawnEpisodes.incident("a", 0, Severity.HIGH, 1),
                        DrawnEpisodes.incident("b", 0, Severity.CRITICAL, 1),
                        DrawnEpisodes.incident("c", 0, Severity.HIGH, 1),
                        DrawnEpisodes.incident("d", 0, Severity.HIGH, 1),
                        DrawnEpisodes.incident("nobody's", 0, Severity.CRITICAL, 1)),
                new WindowRange(DrawnEpisodes.START, DrawnEpisodes.time(1)),
                Set.of(),
                DrawnEpisodes.time(1));

        assertThat(POLICY.announcements(scene, List.of(), DrawnEpisodes.START))
                .extracting(one -> one.namespace().name())
                .containsExactly("c", "b", "a", "d");
    }

    @Test
    void sumsUpWhatNobodyWasToldOf() {
        final Scene scene = DrawnEpisodes.scene(WARNED, "h.c.m.h");
        final WindowRange range = new WindowRange(DrawnEpisodes.START, DrawnEpisodes.time(6));

        final Digest digest =
                POLICY.digest(scene, DrawnEpisodes.told(WARNED, "0-1 h"), range).orElseThrow();

        assertThat(digest.range()).isEqualTo(range);
        assertThat(digest.episodes())
                .extracting(AnnouncementPolicyTest::text)
                .containsExactly("BEGUN 2-3 critical over");
        assertThat(POLICY.digest(scene, DrawnEpisodes.told(WARNED, "0-1 h,2-3 c"), range))
                .isEmpty();
    }

    private static Scene scene(final RecordedIncident second) {
        return Scene.of(
                new Namespaces(List.of(WARNED)),
                List.of(second, DrawnEpisodes.incident(WARNED.name(), 0, Severity.HIGH, DrawnEpisodes.ERRORS)),
                new WindowRange(DrawnEpisodes.START, DrawnEpisodes.time(2)),
                Set.of(),
                DrawnEpisodes.time(2));
    }

    private static String said(final Namespace namespace, final String windows, final String told) {
        return POLICY
                .announcements(
                        DrawnEpisodes.scene(namespace, windows),
                        DrawnEpisodes.told(namespace, told),
                        DrawnEpisodes.START)
                .stream()
                .map(AnnouncementPolicyTest::text)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String text(final Announcement one) {
        final Told now = one.now();
        return String.format(
                Locale.ROOT,
                "%s %d-%d %s%s",
                one.kind(),
                number(now.range().from()),
                number(now.range().to()),
                now.severity().label(),
                now.isOver() ? " over" : "");
    }

    private static long number(final Instant time) {
        return Duration.between(DrawnEpisodes.START, time).dividedBy(Window.LENGTH);
    }
}
