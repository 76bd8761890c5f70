package io.ailog.signature;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The signatures of messages as {@link Signature#of} gives them, where messages that differ in values only are thought
 * about once. Remembers a bounded number of characters. Not for several threads.
 */
public final class Signatures {
    /** Characters remembered in each of the two generations. */
    private static final int CHARACTERS = 1 << 20;

    private static final int CHARACTERS_OF_ENTRY = 100;

    /** All that the signature of a message depends on, {@code status} as far as it matters. */
    private record Text(String normalized, StackTrace trace, String status) {
        int characters() {
            return CHARACTERS_OF_ENTRY
                    + normalized.length()
                    + trace.frames().stream().mapToInt(String::length).sum();
        }
    }

    private record Known(Signature signature, boolean dependsOnStatus) {}

    private Map<Text, Known> young = new HashMap<>();
    private Map<Text, Known> old = new HashMap<>();
    private int characters;

    /** The same as {@link Signature#of}. */
    public Signature of(final String message) {
        final String text = MessageText.of(message);
        final String normalized = MessageNormalizer.normalize(text);
        final StackTrace trace = StackTrace.in(text);
        final Known known = known(new Text(normalized, trace, ""));
        if (!known.dependsOnStatus()) {
            return known.signature();
        }
        return known(new Text(normalized, trace, HttpStatus.family(text))).signature();
    }

    private Known known(final Text text) {
        final Known known = young.get(text);
        return known == null ? remembered(text, old.get(text)) : known;
    }

    private Known remembered(final Text text, final @Nullable Known before) {
        final Known known = before == null ? judged(text) : before;
        if (characters > CHARACTERS) {
            old = young;
            young = new HashMap<>();
            characters = 0;
        }
        young.put(text, known);
        characters += text.characters();
        return known;
    }

    private static Known judged(final Text text) {
        final String type = ErrorType.of(text.normalized(), text.trace(), text.status());
        return new Known(
                Signature.of(type, text.normalized(), text.trace()),
                ErrorType.dependsOnStatus(text.normalized(), text.trace()));
    }
}
