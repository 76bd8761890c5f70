package io.ailog.incident;

import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Incidents of one namespace in windows that follow each other without a gap: one story.
 *
 * @param incidents never empty, one a window, in the order of time
 * @param ongoing whether nothing is known of the window after its last one, so that it may go on
 */
public record Episode(List<RecordedIncident> incidents, boolean ongoing) {
    /** The worst first; of several the one with the most errors, then the first. */
    private static final Comparator<RecordedIncident> WORST = Comparator.comparing(RecordedIncident::severity)
            .thenComparing(Comparator.comparing(RecordedIncident::count).reversed())
            .thenComparing(RecordedIncident::window);

    private static final Comparator<RecordedIncident> COUNT = Comparator.comparingLong(RecordedIncident::count)
            .thenComparing(RecordedIncident::window, Comparator.reverseOrder());

    public Episode {
        incidents = List.copyOf(incidents);
        if (incidents.isEmpty()) {
            throw new IllegalArgumentException("`incidents` of an episode must not be empty");
        }
        for (int i = 1; i < incidents.size(); i++) {
            if (!follows(incidents.get(i - 1), incidents.get(i))) {
                throw new IllegalArgumentException("`incidents` of an episode must be of one namespace and of windows"
                        + " that follow each other, were " + incidents.get(i - 1) + " and " + incidents.get(i));
            }
        }
    }

    /** Whether {@code later} goes on with the story of {@code earlier}. */
    static boolean follows(final RecordedIncident earlier, final RecordedIncident later) {
        return earlier.namespace().equals(later.namespace())
                && earlier.window().next().equals(later.window());
    }

    public String namespace() {
        return incidents.get(0).namespace();
    }

    /** Start of its first window. */
    public Instant from() {
        return incidents.get(0).window().start();
    }

    /** End of its last window. */
    public Instant to() {
        return last().window().end();
    }

    public WindowRange range() {
        return new WindowRange(from(), to());
    }

    /** The number of its windows. */
    public int windows() {
        return incidents.size();
    }

    public Duration duration() {
        return Window.LENGTH.multipliedBy(windows());
    }

    /** The incident of its last window. */
    public RecordedIncident last() {
        return incidents.get(incidents.size() - 1);
    }

    /** The incident with the most errors; of several the first. */
    public RecordedIncident peak() {
        return incidents.stream().max(COUNT).orElseThrow();
    }

    /** The incident of the worst severity; of several the one with the most errors, then the first. */
    public RecordedIncident worst() {
        return incidents.stream().min(WORST).orElseThrow();
    }

    /** Errors of all its windows. */
    public long errors() {
        return incidents.stream().mapToLong(RecordedIncident::count).sum();
    }

    /** The worst severity of its incidents. */
    public Severity severity() {
        return worst().severity();
    }

    /** The highest score of its incidents, 0 to 100. */
    public double score() {
        return incidents.stream().mapToDouble(RecordedIncident::score).max().orElseThrow();
    }
}
