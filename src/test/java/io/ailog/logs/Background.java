package io.ailog.logs;

import io.ailog.window.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The usual documents of a window: errors as the rhythm wants them, retries of the same request among them, and some
 * WARN and INFO. Requests have errors in one application only, so that what looks like a cascade was planted.
 */
final class Background {
    private static final double OTHERS_PER_ERROR = 0.111;
    private static final double RETRY = 0.08;
    private static final double ON_AN_EDGE = 0.004;
    private static final int MILLIS = (int) Window.LENGTH.toMillis();

    private final long seed;
    private final Rhythm rhythm;
    private final ErrorCatalogue catalogue;

    Background(final long seed, final ErrorCatalogue catalogue) {
        this.seed = seed;
        this.rhythm = new Rhythm(seed);
        this.catalogue = catalogue;
    }

    List<LogDocument> documents(final Environment environment, final Window window) {
        final Dice dice = Dice.of(
                seed, "documents", environment.namespace(), window.start().getEpochSecond());
        final Scribe scribe = new Scribe(environment, dice);
        final int errors = rhythm.errors(environment, window);
        final List<LogDocument> documents = new ArrayList<>(errors + errors / 4);
        while (documents.size() < errors) {
            final ErrorText text = catalogue.pick(environment.product(), "ERROR", dice);
            final LogDocument document = scribe.usual(text, time(window, dice));
            documents.add(document);
            if (documents.size() < errors && document.trace().isPresent() && dice.chance(RETRY)) {
                documents.add(retry(scribe, text, document, window));
            }
        }
        addOthers(documents, scribe, environment, window);
        return documents;
    }

    private void addOthers(
            final List<LogDocument> documents,
            final Scribe scribe,
            final Environment environment,
            final Window window) {
        final Dice dice = scribe.dice();
        final int errors = documents.size();
        final int others = dice.poisson(errors * OTHERS_PER_ERROR);
        for (int i = 0; i < others; i++) {
            final ErrorText text = catalogue.pick(environment.product(), dice.chance(0.4) ? "WARN" : "INFO", dice);
            // half of them belong to a request that failed in another application
            final Optional<String> trace =
                    dice.chance(0.5) ? documents.get(dice.below(errors)).trace() : Optional.of(scribe.newTrace());
            documents.add(scribe.write(text, time(window, dice), trace));
        }
    }

    private static LogDocument retry(
            final Scribe scribe, final ErrorText text, final LogDocument first, final Window window) {
        final Instant later = first.time().plusMillis(scribe.dice().between(200, 3_000));
        return scribe.write(text, later.isBefore(window.end()) ? later : first.time(), first.trace());
    }

    /** Any millisecond of the window, its first and its last one more often than by chance. */
    private static Instant time(final Window window, final Dice dice) {
        if (dice.chance(ON_AN_EDGE)) {
            return dice.chance(0.5) ? window.start() : window.end().minusMillis(1);
        }
        return window.start().plusMillis(dice.below(MILLIS));
    }
}
