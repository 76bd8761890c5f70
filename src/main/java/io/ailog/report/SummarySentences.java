package io.ailog.report;

import io.ailog.incident.Episode;
import io.ailog.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What is wrong now, what was worst, and what is not known, in a sentence each. Times are of UTC.
 *
 * @param episodes the ongoing ones first, then by importance
 * @param generated when the report is made
 */
record SummarySentences(Summary.Extent extent, List<Episode> episodes, Instant generated) {
    private static final int NAMED = 3;

    /** So long after the newest collected window nothing of it is news. */
    private static final Duration LATE = Duration.ofHours(2);

    List<String> all() {
        if (extent.newest().isEmpty()) {
            return List.of("Nothing was collected yet: run ./run-job.sh regular, or backfill --days N.");
        }
        final List<String> sentences = new ArrayList<>();
        final Instant end = extent.newest().get().plus(Window.LENGTH);
        sentences.add(now(end));
        final Duration since = Duration.between(end, generated);
        if (since.compareTo(LATE) > 0) {
            sentences.add("Nothing was collected in the " + duration(since)
                    + " from then until this report was made: what is wrong now is not known.");
        }
        // in the order of the lists, so that they begin with what is named here; min takes the first of equal ones
        episodes.stream()
                .min(Comparator.comparing(Episode::severity))
                .ifPresentOrElse(
                        worst -> sentences.add(worst(worst)),
                        () -> sentences.add("No incident was found in the range."));
        if (extent.counted() > 0) {
            sentences.add(String.format(
                    Locale.ROOT,
                    "%,d of %,d windows were counted alone, as init does: nobody looked for incidents in them.",
                    extent.counted(),
                    extent.windows()));
        }
        if (extent.collected() < extent.windows()) {
            sentences.add(String.format(
                    Locale.ROOT,
                    "In %,d of %,d windows at least one namespace is missing or partly read.",
                    extent.windows() - extent.collected(),
                    extent.windows()));
        }
        return sentences;
    }

    private String now(final Instant end) {
        final List<Episode> ongoing = episodes.stream().filter(Episode::ongoing).toList();
        if (ongoing.isEmpty()) {
            return "Nothing of the range goes on: no incident of it reaches the newest collected window, which ended at "
                    + time(end) + ".";
        }
        final String named = ongoing.stream()
                .limit(NAMED)
                .map(episode -> episode.namespace() + " (" + episode.severity().label() + ", for "
                        + duration(episode.duration()) + ")")
                .collect(Collectors.joining(", "));
        final String more = ongoing.size() > NAMED ? " and " + (ongoing.size() - NAMED) + " more" : "";
        return "Wrong at " + time(end) + ", the end of the newest collected window: " + named + more + ".";
    }

    private static String worst(final Episode episode) {
        return String.format(
                Locale.ROOT,
                "Worst was %s from %s on, for %s: %s with a score of %.0f, %,d errors, %,d of them in the window of %s.",
                episode.namespace(),
                time(episode.from()),
                duration(episode.duration()),
                episode.severity().label(),
                episode.score(),
                episode.errors(),
                episode.peak().count(),
                time(episode.peak().start()));
    }

    /** {@code 2026-03-02 02:45}. */
    private static String time(final Instant time) {
        return time.toString().substring(0, "2026-03-02T02:45".length()).replace('T', ' ') + " UTC";
    }

    private static String duration(final Duration duration) {
        final long hours = duration.toHours();
        final int minutes = duration.toMinutesPart();
        return hours == 0 ? minutes + " min" : minutes == 0 ? hours + " h" : hours + " h " + minutes + " min";
    }
}
