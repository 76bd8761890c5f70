package io.ailog.logs;

import io.ailog.logs.LogDocument.Origin;
import io.ailog.logs.LogDocument.Shape;
import java.time.Instant;
import java.util.Optional;

/** Writes single documents of one namespace, with the oddities that real collectors have. */
final class Scribe {
    private static final double WITHOUT_TRACE = 0.25;
    private static final double WITHOUT_MESSAGE = 0.001;

    private final Environment environment;
    private final Dice dice;

    Scribe(final Environment environment, final Dice dice) {
        this.environment = environment;
        this.dice = dice;
    }

    Dice dice() {
        return dice;
    }

    /** A document with the details that chance gives it. */
    LogDocument usual(final ErrorText text, final Instant time) {
        return write(text, time, dice.chance(WITHOUT_TRACE) ? Optional.empty() : Optional.of(newTrace()));
    }

    /** A document of a known request. */
    LogDocument write(final ErrorText text, final Instant time, final Optional<String> trace) {
        final Origin origin = new Origin(
                environment.namespace(),
                text.application(),
                Releases.version(text.application(), environment.stage(), time));
        final Optional<String> message =
                dice.chance(WITHOUT_MESSAGE) ? Optional.empty() : Optional.of(text.message(dice, environment.label()));
        return new LogDocument(time, text.level(), origin, trace, message, shape());
    }

    String newTrace() {
        return hex(dice.next()) + hex(dice.next());
    }

    private Shape shape() {
        final int number = dice.below(200);
        return number == 0 ? Shape.LISTED : number < 3 ? Shape.DOTTED : Shape.NESTED;
    }

    private static String hex(final long value) {
        return String.format("%016x", value);
    }
}
