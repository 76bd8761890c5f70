package io.ailog.report;

import io.ailog.incident.RecordedIncident;
import io.ailog.incident.Severity;
import io.ailog.window.Namespace;
import io.ailog.window.Namespace.AlertRule;
import io.ailog.window.Namespaces;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Windows and what was said of them, drawn in letters: the first window is that of 10:00. */
final class DrawnEpisodes {
    static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    static final int ERRORS = 100;

    private DrawnEpisodes() {}

    /** The time at the start of the window of that number. */
    static Instant time(final int window) {
        return START.plus(Window.LENGTH.multipliedBy(window));
    }

    static Namespace namespace(final String name, final int priority, final AlertRule rule) {
        return new Namespace(name, priority, Set.of(), rule);
    }

    /**
     * A letter a window: the first one of a severity, with 100 errors, or in capitals 131; {@code .} for no incident,
     * {@code ?} for one that isn't judged. It is two minutes after the last one.
     */
    static Scene scene(final Namespace namespace, final String windows) {
        final List<RecordedIncident> incidents = new ArrayList<>();
        final Set<Window> unjudged = new HashSet<>();
        for (int i = 0; i < windows.length(); i++) {
            final char letter = windows.charAt(i);
            if (letter == '?') {
                unjudged.add(new Window(time(i)));
            } else if (letter != '.') {
                incidents.add(
                        incident(namespace.name(), i, severity(letter), Character.isUpperCase(letter) ? 131 : ERRORS));
            }
        }
        return Scene.of(
                new Namespaces(List.of(namespace)),
                incidents,
                new WindowRange(START, time(windows.length())),
                unjudged,
                time(windows.length()).plusSeconds(120));
    }

    /** An incident with the number of its window. */
    static RecordedIncident incident(
            final String namespace, final int window, final Severity severity, final long errors) {
        return new RecordedIncident(window, namespace, new Window(time(window)), errors, severity, 50);
    }

    /**
     * What was said two minutes after the last window of {@code range}, as in {@code 2-4 h} for high from the third to the
     * end of the fourth window, with {@code over} after it if it was said to be over. Several with commas between.
     */
    static List<Told> told(final Namespace namespace, final String texts) {
        return Arrays.stream(texts.split(",", -1))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> one(namespace, text))
                .toList();
    }

    private static Told one(final Namespace namespace, final String text) {
        final String[] words = text.split("[- ]", -1);
        final Instant end = time(Integer.parseInt(words[1]));
        return new Told(
                namespace.name(),
                new WindowRange(time(Integer.parseInt(words[0])), end),
                severity(words[2].charAt(0)),
                ERRORS,
                end.plusSeconds(120),
                words.length > 3);
    }

    private static Severity severity(final char letter) {
        return Arrays.stream(Severity.values())
                .filter(severity -> severity.label().charAt(0) == Character.toLowerCase(letter))
                .findFirst()
                .orElseThrow();
    }
}
