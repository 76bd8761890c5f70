package io.ailog.cli;

import io.ailog.job.RunOutcome;
import io.ailog.window.CountSource;
import io.ailog.window.LogSample;
import io.ailog.window.Readings;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a run that succeeded should still make its reader think of. */
final class RunWarnings {
    private static final int NAMED = 10;
    /** Two quiet windows are no news; a day without one error is. */
    private static final long SILENCE_WINDOWS = 96;

    private final Screen screen;
    private final CountSource source;

    RunWarnings(final Screen screen, final CountSource source) {
        this.screen = screen;
        this.source = source;
    }

    /** Warns of {@code outcome}, which found so many {@code documents} in each namespace. */
    void warn(final RunOutcome outcome, final Map<String, Long> documents) {
        final long windows =
                outcome.ranges().stream().mapToLong(WindowRange::size).sum();
        if (windows >= SILENCE_WINDOWS) {
            if (documents.values().stream().allMatch(count -> count == 0)) {
                outcome.ranges().stream().findFirst().ifPresent(this::nothingFound);
            } else {
                silent(documents);
            }
        }
        unconfigured(outcome.unconfigured());
        if (outcome.withoutNamespace() > 0) {
            screen.warning(String.format(
                    Locale.ROOT,
                    "%,d errors name no namespace and are counted nowhere; check ES_FIELD_NAMESPACE.",
                    outcome.withoutNamespace()));
        }
    }

    /** Warns of documents that were not read as they were counted. */
    void readings(final Readings readings) {
        if (readings.differing() > 0) {
            screen.warning(String.format(
                    Locale.ROOT,
                    "%,d windows and namespaces, the first from %s, have another number of documents read than counted, also"
                            + " when asked again: ailog_batch.coverage has both. If the index is still being written to"
                            + " there, give the same command with --rerun later.",
                    readings.differing(),
                    readings.firstDiffering().map(Window::toString).orElse("")));
        }
        if (readings.unreadable() > 0) {
            screen.warning(String.format(
                    Locale.ROOT,
                    "%,d documents could not be read, so they count without their message; one of them is _id %s.",
                    readings.unreadable(),
                    printable(readings.unreadableSample().orElse(""))));
        }
    }

    /** Warns of windows that could not be judged. */
    void uncollected(final List<Window> missing) {
        if (!missing.isEmpty()) {
            screen.warning(String.format(
                    Locale.ROOT,
                    "%,d windows, the first from %s, were never collected and so not judged; backfill without"
                            + " --detect-only collects them.",
                    missing.size(),
                    missing.get(0)));
        }
    }

    private void silent(final Map<String, Long> documents) {
        final List<String> silent = documents.entrySet().stream()
                .filter(entry -> entry.getValue() == 0)
                .map(Map.Entry::getKey)
                .toList();
        if (!silent.isEmpty()) {
            screen.warning("no errors at all in the whole range: " + named(silent)
                    + ". If that can't be, check the names in config/namespaces.yaml.");
        }
    }

    private void unconfigured(final Map<String, Long> others) {
        if (!others.isEmpty()) {
            final List<String> largest = others.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                    .map(entry -> printable(entry.getKey()) + " (" + entry.getValue() + ")")
                    .toList();
            screen.warning("in the logs but not in config/namespaces.yaml, so not stored: " + named(largest));
        }
    }

    private void nothingFound(final WindowRange range) {
        final LogSample sample = source.sample(range);
        screen.warning("no errors found from " + range + " in " + sample.indices() + " where " + sample.levelField()
                + " and the namespace is one of config/namespaces.yaml.");
        screen.warning("that range holds " + sample.documents() + " documents; levels: " + counts(sample.levels())
                + "; namespaces: " + counts(sample.namespaces()) + "; documents reach from " + sample.oldest() + " to "
                + sample.newest() + ".");
    }

    private static String counts(final Map<String, Long> counts) {
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream()
                        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                        .map(entry -> printable(entry.getKey()) + " (" + entry.getValue() + ")")
                        .collect(Collectors.joining(", "));
    }

    private static String named(final List<String> names) {
        final String first = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() > NAMED ? first + " and " + (names.size() - NAMED) + " more" : first;
    }

    /** Names come from logs: nothing in them may steer a terminal. */
    private static String printable(final String name) {
        return OneLine.of(name, 80);
    }
}
