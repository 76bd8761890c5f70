package io.ailog.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class WindowRangeTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void widensToTheEdgesOfWindows() {
        assertThat(WindowRange.around(at("2026-01-01T00:07:12Z"), at("2026-01-13T23:59:59Z")))
                .isEqualTo(range("2026-01-01T00:00:00Z", "2026-01-14T00:00:00Z"));
    }

    @Test
    void leavesTimesOnEdgesAlone() {
        assertThat(WindowRange.around(at("2026-01-01T00:15:00Z"), at("2026-01-01T00:30:00Z")))
                .isEqualTo(range("2026-01-01T00:15:00Z", "2026-01-01T00:30:00Z"));
    }

    @Test
    void refusesToBeEmpty() {
        assertThatThrownBy(() -> new WindowRange(MIDNIGHT, MIDNIGHT))
                .hasMessage("`from` must be before `to`, were 2026-01-01T00:00:00Z and 2026-01-01T00:00:00Z");
    }

    @Test
    void refusesTimesOffTheEdge() {
        assertThatThrownBy(() -> new Window(at("2026-01-01T00:07:00Z")))
                .hasMessageStartingWith("`start` of a window must be on :00, :15, :30 or :45");
    }

    @Test
    void cutsAtMidnights() {
        assertThat(range("2026-02-28T23:30:00Z", "2026-03-02T00:15:00Z").days())
                .containsExactly(
                        range("2026-02-28T23:30:00Z", "2026-03-01T00:00:00Z"),
                        range("2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z"),
                        range("2026-03-02T00:00:00Z", "2026-03-02T00:15:00Z"));
    }

    @Test
    void hasNinetySixWindowsOnADayOfClockChange() {
        final WindowRange day = range("2026-03-29T00:00:00Z", "2026-03-30T00:00:00Z");
        assertThat(day.size()).isEqualTo(96);
        assertThat(day.windows()).hasSize(96).doesNotHaveDuplicates();
        assertThat(day.days()).containsExactly(day);
    }

    @Test
    void leavesWhatAnotherDoesNotHold() {
        final WindowRange day = range("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z");
        final WindowRange noon = range("2026-01-01T11:00:00Z", "2026-01-01T13:00:00Z");
        assertThat(day.without(noon))
                .containsExactly(
                        range("2026-01-01T00:00:00Z", "2026-01-01T11:00:00Z"),
                        range("2026-01-01T13:00:00Z", "2026-01-02T00:00:00Z"));
        assertThat(noon.without(day)).isEmpty();
        assertThat(noon.without(range("2026-01-01T13:00:00Z", "2026-01-01T14:00:00Z")))
                .containsExactly(noon);
    }

    @Test
    void endsBeforeOrAtACut() {
        final WindowRange day = range("2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z");
        assertThat(day.endingAt(at("2026-01-01T06:00:00Z")))
                .contains(range("2026-01-01T00:00:00Z", "2026-01-01T06:00:00Z"));
        assertThat(day.endingAt(MIDNIGHT)).isEmpty();
        assertThat(day.startingAt(at("2026-01-01T18:00:00Z")))
                .contains(range("2026-01-01T18:00:00Z", "2026-01-02T00:00:00Z"));
        assertThat(day.startingAt(at("2026-01-03T00:00:00Z"))).isEmpty();
    }

    @Test
    void numbersDaysFromMonday() {
        assertThat(Slot.of(at("2026-11-23T12:44:59Z")).dayNumber()).isZero();
        assertThat(Slot.of(at("2026-11-22T23:59:59Z"))).isEqualTo(new Slot(java.time.DayOfWeek.SUNDAY, 23, 3));
    }

    private static WindowRange range(final String from, final String to) {
        return new WindowRange(at(from), at(to));
    }

    private static Instant at(final String time) {
        return Instant.parse(time);
    }
}
