package io.ailog.benchmark;

import io.ailog.benchmark.Rounds.Round;
import java.io.PrintStream;
import java.util.Locale;

/** Where figures are shown, each beside its limit. */
public record Board(PrintStream out) {
    public static Board console() {
        return new Board(System.out);
    }

    public void show(final String line) {
        out.println("benchmark | " + line);
        out.flush();
    }

    void show(final Machine machine) {
        machine.lines().forEach(this::show);
    }

    /** Shows the medians of both ways, and the median and the spread of the ratio. */
    void ratio(final String what, final Rounds rounds, final double limit) {
        final double ratio = rounds.median(Round::ratio);
        show(String.format(
                Locale.ROOT,
                "%s | floor %.2f s | ours %.2f s | ratio %.2f (%.2f to %.2f in %d rounds) | at most %.2f: %s",
                what,
                rounds.median(Round::floor),
                rounds.median(Round::ours),
                ratio,
                rounds.least(Round::ratio),
                rounds.most(Round::ratio),
                rounds.all().size(),
                limit,
                verdict(ratio, limit)));
    }

    public static String verdict(final double figure, final double limit) {
        return figure <= limit ? "PASS" : "over";
    }
}
