package io.ailog.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** The voice of the demo: lines on the console, those on what goes on with the seconds since the start. */
final class Narrator {
    private final PrintStream out;
    private final long start = System.nanoTime();

    Narrator(final PrintStream out) {
        this.out = out;
    }

    /** A line on what goes on. */
    void step(final String format, final Object... values) {
        out.printf(Locale.ROOT, "[%3d s] %s%n", elapsed().toSeconds(), String.format(Locale.ROOT, format, values));
    }

    /** A line of a result. */
    void line(final String format, final Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }

    /** Text as it stands. */
    void text(final String text) {
        out.println(text);
    }

    /** The title of a part. */
    void title(final String title) {
        out.println();
        out.println(title);
        out.println("-".repeat(title.length()));
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
