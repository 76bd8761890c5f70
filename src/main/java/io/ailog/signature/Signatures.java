package io.ailog.signature;

import java.util.HashMap;
import java.util.Map;

/**
 * The signatures of messages as {@link Signature#of} gives them, where messages that differ in values only are thought
 * about once. Remembers a bounded number of characters. Not for several threads.
 */
public final class Signatures {
    /** Characters remembered in each of the two generations. */
    private static final int CHARACTERS = 1 << 20;

    private static final int CHARACTERS_OF_ENTRY = 100;

    private record Known(Signature signature, boolean dependsOnStatus) {}

    private Map<String, Known> young = new HashMap<>();
    private Map<String, Known> old = new HashMap<>();
    private final NormalText writing = new NormalText();
    private int characters;

    /** The same as {@link Signature#of}. */
    public Signature of(final String message) {
        final String text = MessageText.of(message);
        final String normalized = MessageNormalizer.normalize(text, writing);
        final StackTrace trace = StackTrace.in(text);
        final Known known = known(normalized, trace, "");
        return known.dependsOnStatus()
                ? known(normalized, trace, HttpStatus.family(text)).signature()
                : known.signature();
    }

    private Known known(final String normalized, final StackTrace trace, final String status) {
        final String key = key(normalized, trace, status);
        final Known known = young.get(key);
        return known == null ? remembered(key, normalized, trace, status) : known;
    }

    /** All that the signature of a message depends on, in a line for each; {@code status} as far as it matters. */
    private static String key(final String normalized, final StackTrace trace, final String status) {
        return trace.equals(StackTrace.NONE) && status.isEmpty()
                ? normalized
                : normalized + "\n" + status + "\n" + trace.rootCause() + "\n" + String.join("\n", trace.frames());
    }

    private Known remembered(final String key, final String normalized, final StackTrace trace, final String status) {
        final Known before = old.get(key);
        final Known known = before == null ? judged(normalized, trace, status) : before;
        if (characters > CHARACTERS) {
            old = young;
            young = new HashMap<>();
            characters = 0;
        }
        young.put(key, known);
        characters += CHARACTERS_OF_ENTRY + key.length();
        return known;
    }

    private static Known judged(final String normalized, final StackTrace trace, final String status) {
        return new Known(
                Signature.of(ErrorType.of(normalized, trace, status), normalized, trace),
                ErrorType.dependsOnStatus(normalized, trace));
    }
}
