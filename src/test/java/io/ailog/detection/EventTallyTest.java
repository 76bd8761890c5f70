package io.ailog.detection;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ailog.detection.EventFacts.NamespaceEvents;
import io.ailog.detection.EventTally.Limits;
import io.ailog.service.ServiceErrors;
import io.ailog.service.TraceTally;
import io.ailog.signature.ErrorEvent;
import io.ailog.signature.Signature;
import io.ailog.signature.SignatureFact;
import io.ailog.signature.Signatures;
import io.ailog.window.BusiestMinute;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventTallyTest {
    private static final WindowRange RANGE =
            new WindowRange(Instant.parse("2026-01-04T23:45:00Z"), Instant.parse("2026-01-05T00:30:00Z"));
    private static final Limits WIDE =
            new Limits(100_000, 100, 100, 100, new TraceTally.Limits(100_000, 1_000, 10_000));
    private static final Limits TINY = new Limits(20, 3, 4, 2, new TraceTally.Limits(350, 3, 5));
    private static final Limits ONES = new Limits(2, 1, 1, 1, new TraceTally.Limits(30, 2, 1));

    static Stream<Limits> limits() {
        return Stream.of(Limits.DEFAULT, TINY, ONES);
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 500", "2, 5, 3000", "3, 40, 3000", "4, 1, 1"})
    void saysWhatHoldingAllEventsAtHandSays(final long seed, final int names, final int number) {
        final List<ErrorEvent> events = RandomEvents.of(seed, RANGE, names, number);
        final List<EventFacts> expected = new TreeMap<>(
                        events.stream().collect(groupingBy(event -> Window.containing(event.time()))))
                .entrySet().stream()
                        .map(entry -> new PlainFacts(entry.getKey(), entry.getValue()).facts())
                        .toList();
        assertThat(tally(WIDE, events).facts()).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("limits")
    void dependsOnNeitherOrderNorSplitting(final Limits limits) {
        final List<ErrorEvent> events = new ArrayList<>(RandomEvents.of(5, RANGE, 30, 4_000));
        final List<EventFacts> expected = tally(limits, events).facts();
        final Random random = new Random(6);
        for (int parts = 1; parts <= 8; parts++) {
            Collections.shuffle(events, random);
            assertThat(spread(limits, events, parts, random).facts()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("limits")
    void losesNoEventAndCountsNoneTwice(final Limits limits) {
        final List<ErrorEvent> events = RandomEvents.of(7, RANGE, 30, 4_000);
        final EventTally tally = tally(limits, events);
        events.stream()
                .limit(700)
                .forEach(event -> tally.addUnreadable(event.time(), event.namespace(), event.trace()));
        final List<EventFacts> facts = tally.facts();
        assertThat(facts.stream()
                        .flatMap(window -> window.namespaces().stream())
                        .mapToLong(NamespaceEvents::read)
                        .sum())
                .isEqualTo(4_700);
        facts.forEach(window -> {
            final Map<String, Long> read = window.namespaces().stream()
                    .collect(groupingBy(NamespaceEvents::namespace, summingLong(NamespaceEvents::read)));
            assertThat(window.signatures().stream()
                            .collect(groupingBy(SignatureFact::namespace, summingLong(SignatureFact::errors))))
                    .isEqualTo(read);
            assertThat(window.services().stream()
                            .collect(groupingBy(
                                    errors -> errors.service().namespace(), summingLong(ServiceErrors::errors))))
                    .isEqualTo(read);
            window.services().forEach(service -> assertThat(service.byType().values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(service.errors()));
        });
    }

    @Test
    void tellsApartNoMoreThanItsLimits() {
        final List<EventFacts> facts =
                tally(TINY, RandomEvents.of(8, RANGE, 30, 4_000)).facts();
        assertThat(facts).hasSize(3).allSatisfy(window -> {
            assertThat(window.paths()).hasSize(5).allSatisfy(path -> assertThat(path.steps())
                    .hasSizeBetween(2, 3));
            assertThat(window.services()).hasSize(3 * 5).allSatisfy(service -> assertThat(service.byType())
                    .hasSizeLessThan(4));
            assertThat(window.signatures())
                    .filteredOn(fact -> fact.namespace().equals("namespace-1")
                            && !fact.signature().equals(Signature.OTHER))
                    .hasSizeBetween(17, 20);
            assertThat(window.signatures())
                    .filteredOn(fact -> fact.signature().equals(Signature.OTHER))
                    .hasSize(3 * 4);
            assertThat(window.signatures().stream()
                            .collect(groupingBy(
                                    fact -> fact.namespace() + fact.signature().hash()))
                            .values())
                    .allSatisfy(releases -> assertThat(releases).hasSizeLessThanOrEqualTo(4));
        });
    }

    @Test
    void countsUnreadableDocumentsBesideEvents() {
        final Instant time = RANGE.from().plusMillis(1_500);
        final EventTally tally = tally(Limits.DEFAULT, List.of());
        tally.addUnreadable(time.plusSeconds(9), "a", "id-1");
        tally.addUnreadable(time, "a", "id-2");
        tally.add(new ErrorEvent(time, "a", "app", "1", "x", ""));
        tally.addUnreadable(time, "b", "id-3");
        final EventFacts facts = tally.facts().get(0);
        assertThat(facts.namespaces().get(0))
                .isEqualTo(new NamespaceEvents("a", 3, 2, "id-1", new BusiestMinute(3, RANGE.from())));
        assertThat(facts.signatures())
                .contains(
                        new SignatureFact("a", Signature.UNREADABLE, "", "", 2, time, time.plusSeconds(9), "id-2", ""));
        assertThat(facts.services().stream().map(errors -> errors.service() + " " + errors.byType()))
                .containsExactly("a/ {Unreadable=2}", "a/app {Unknown=1}", "b/ {Unreadable=1}");
    }

    @Test
    void cutsWhatIsTooLong() {
        final String text = "n".repeat(255) + "\uD83D\uDE00";
        final EventTally tally = tally(
                Limits.DEFAULT,
                List.of(new ErrorEvent(
                        RANGE.from(), "a", text, text, "m".repeat(999) + "\uD83D\uDE00", "t".repeat(1 << 20))));
        final SignatureFact fact = tally.facts().get(0).signatures().get(0);
        assertThat(fact.application()).isEqualTo("n".repeat(255)).isEqualTo(fact.version());
        assertThat(fact.sample()).isEqualTo("m".repeat(999));
        assertThat(fact.trace()).hasSize(256);
    }

    @Test
    void hasNoFactsOfWindowsWithoutEvents() {
        assertThat(tally(Limits.DEFAULT, List.of()).facts()).isEmpty();
        assertThat(tally(Limits.DEFAULT, List.of(event(RANGE.to()))).facts())
                .extracting(EventFacts::window)
                .containsExactly(new Window(RANGE.to()));
    }

    @Test
    void refusesLimitsThatTellNothingApart() {
        assertThatThrownBy(() -> new Limits(50, 50, 1, 1, Limits.DEFAULT.traces()))
                .hasMessage("Limit `signatures` must be 51 to 16777216, was 50.");
        assertThatThrownBy(() -> new Limits(50, 5, 1, 1, new TraceTally.Limits(100, 1, 1)))
                .hasMessage("Limit `path-steps` must be 2 to 16777216, was 1.");
        assertThatThrownBy(() -> new Limits(50, 5, 1 << 25, 1, Limits.DEFAULT.traces()))
                .hasMessage("Limit `services` must be 1 to 16777216, was 33554432.");
    }

    private static EventTally tally(final Limits limits, final List<ErrorEvent> events) {
        final Signatures signatures = new Signatures();
        final EventTally tally = new EventTally(limits, () -> signatures);
        events.forEach(tally::add);
        return tally;
    }

    private static EventTally spread(
            final Limits limits, final List<ErrorEvent> events, final int parts, final Random random) {
        final List<EventTally> tallies = IntStream.range(0, parts)
                .mapToObj(part -> tally(limits, List.of()))
                .toList();
        events.forEach(event -> tallies.get(random.nextInt(parts)).add(event));
        return tallies.stream().reduce(tally(limits, List.of()), (one, other) -> {
            one.merge(other);
            return one;
        });
    }

    private static ErrorEvent event(final Instant time) {
        return new ErrorEvent(time, "a", "b", "1", "c", "d");
    }
}
