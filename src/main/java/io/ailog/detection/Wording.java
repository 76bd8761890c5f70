package io.ailog.detection;

import io.ailog.signature.Cut;
import io.ailog.signature.Signature;
import io.ailog.signature.SignatureFact;
import java.util.Locale;

/** Words that sentences of several rules share. What logs say is cut short: a sentence is to be read. */
final class Wording {
    private static final int MESSAGE = 80;
    private static final int NAME = 60;

    private Wording() {}

    /** The error type, unless the message begins with it, and the beginning of the normalised message, in quotes. */
    static String of(final Signature signature) {
        final String message = '"' + shortened(signature.normalizedMessage(), MESSAGE) + '"';
        return signature.normalizedMessage().startsWith(signature.errorType())
                ? message
                : shortened(signature.errorType(), NAME) + " " + message;
    }

    /** The application and its version, as far as they are known. */
    static String service(final SignatureFact fact) {
        final String name = fact.application().isEmpty() ? "an unnamed service" : shortened(fact.application(), NAME);
        return fact.version().isEmpty() ? name : name + " " + shortened(fact.version(), NAME);
    }

    /** The identifier and the name, if it has one. */
    static String issue(final KnownIssue issue) {
        final String id = shortened(issue.id(), NAME);
        return issue.name().isBlank() ? id : id + " (" + shortened(issue.name(), MESSAGE) + ")";
    }

    static String errors(final long number) {
        return number == 1 ? "1 error" : String.format(Locale.ROOT, "%,d errors", number);
    }

    static String shortened(final String text, final int most) {
        return text.length() <= most ? text : Cut.to(most, text) + "...";
    }
}
