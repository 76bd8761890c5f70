package io.ailog.elasticsearch;

import org.jspecify.annotations.Nullable;

/** Names that were met lately, so that the few that come again and again are one text each. */
final class KnownNames {
    private static final int SLOTS = 1 << 11;

    private final @Nullable String[] names = new String[SLOTS];

    String of(final char[] text, final int start, final int length) {
        if (length > SafeText.LONGEST_NAME) {
            return SafeText.name(text, start, length);
        }
        final int slot = slot(text, start, length);
        final @Nullable String known = names[slot];
        if (known != null && isSame(known, text, start, length)) {
            return known;
        }
        final String name = SafeText.name(text, start, length);
        names[slot] = name;
        return name;
    }

    private static int slot(final char[] text, final int start, final int length) {
        int hash = 0;
        for (int i = start; i < start + length; i++) {
            hash = 31 * hash + text[i];
        }
        return (hash ^ hash >>> 16) & (SLOTS - 1);
    }

    private static boolean isSame(final String known, final char[] text, final int start, final int length) {
        if (known.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (known.charAt(i) != text[start + i]) {
                return false;
            }
        }
        return true;
    }
}
