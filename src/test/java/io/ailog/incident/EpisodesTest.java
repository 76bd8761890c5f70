package io.ailog.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ailog.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EpisodesTest {
    private static final Instant TEN = Instant.parse("2026-03-02T10:00:00Z");

    private final RecordedIncident first = incident(1, "a", 0, 50, 30);
    private final RecordedIncident second = incident(2, "a", 1, 80, 65);
    private final RecordedIncident third = incident(3, "a", 2, 80, 45);

    @Test
    void joinsWindowsThatFollowEachOther() {
        final Episode episode = only(Episodes.of(List.of(third, first, second), last(3)));
        assertThat(episode.incidents()).containsExactly(first, second, third);
        assertThat(episode.from()).isEqualTo("2026-03-02T10:00:00Z");
        assertThat(episode.to()).isEqualTo("2026-03-02T10:45:00Z");
        assertThat(episode.duration()).isEqualTo(Duration.ofMinutes(45));
        assertThat(episode.windows()).isEqualTo(3);
        assertThat(episode.errors()).isEqualTo(210);
    }

    @Test
    void isAsBadAsItsWorstIncidentAndPeaksWhereItFirstCountedMost() {
        final Episode episode = only(Episodes.of(List.of(first, second, third), last(3)));
        assertThat(episode.severity()).isEqualTo(Severity.HIGH);
        assertThat(episode.score()).isEqualTo(65);
        assertThat(episode.peak()).isEqualTo(second);
        assertThat(episode.last()).isEqualTo(third);
    }

    @Test
    void endsAtAWindowWithoutIncident() {
        assertThat(Episodes.of(List.of(first, third), last(3)))
                .containsExactly(new Episode(List.of(first), false), new Episode(List.of(third), false));
    }

    @Test
    void tellsNamespacesApart() {
        final RecordedIncident other = incident(4, "b", 1, 80, 65);
        assertThat(Episodes.of(List.of(other, first), last(3)))
                .containsExactly(new Episode(List.of(first), false), new Episode(List.of(other), false));
    }

    @Test
    void goesOnWhenItReachesTheLastCollectedWindow() {
        assertThat(only(Episodes.of(List.of(first, second), last(1))).ongoing()).isTrue();
        assertThat(only(Episodes.of(List.of(first, second), last(2))).ongoing()).isFalse();
        assertThat(only(Episodes.of(List.of(first, second), Optional.empty())).ongoing())
                .isFalse();
    }

    @Test
    void saysNothingOfNoIncidents() {
        assertThat(Episodes.of(List.of(), last(0))).isEmpty();
    }

    @Test
    void refusesIncidentsThatDontFollowEachOther() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Episode(List.of(first, third), false))
                .withMessageContaining("follow each other");
        assertThatIllegalArgumentException().isThrownBy(() -> new Episode(List.of(), false));
    }

    private static Episode only(final List<Episode> episodes) {
        assertThat(episodes).hasSize(1);
        return episodes.get(0);
    }

    private static Optional<Window> last(final int window) {
        return Optional.of(window(window));
    }

    private static RecordedIncident incident(
            final long id, final String namespace, final int window, final long count, final double score) {
        return new RecordedIncident(id, namespace, window(window), count, Severity.of(score), score);
    }

    private static Window window(final int number) {
        return new Window(TEN.plus(Window.LENGTH.multipliedBy(number)));
    }
}
