package io.ailog.elasticsearch;

/** Texts of documents without what no database and no screen can take. */
final class SafeText {
    /** Longer names are cut. */
    static final int LONGEST_NAME = 200;

    private static final char REPLACEMENT = '\ufffd';

    private SafeText() {}

    /** Something short on one line: control characters are blanks, and what is too long is cut. */
    static String name(final char[] text, final int start, final int length) {
        final int kept = length > LONGEST_NAME ? cut(text, start) : length;
        for (int i = start; i < start + kept; i++) {
            if (Character.isISOControl(text[i]) || Character.isSurrogate(text[i])) {
                return cleaned(text, start, kept, true);
            }
        }
        return new String(text, start, kept);
    }

    /** Any text; it may have lines. */
    static String lines(final char[] text, final int start, final int length) {
        for (int i = start; i < start + length; i++) {
            if (text[i] == 0 || Character.isSurrogate(text[i])) {
                return cleaned(text, start, length, false);
            }
        }
        return new String(text, start, length);
    }

    /** No pair of surrogates is cut in two. */
    private static int cut(final char[] text, final int start) {
        return Character.isHighSurrogate(text[start + LONGEST_NAME - 1]) ? LONGEST_NAME - 1 : LONGEST_NAME;
    }

    private static String cleaned(final char[] text, final int start, final int length, final boolean oneLine) {
        final char[] clean = new char[length];
        for (int i = 0; i < length; i++) {
            final char c = text[start + i];
            if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text[start + i + 1])) {
                clean[i] = c;
                clean[++i] = text[start + i];
            } else {
                clean[i] = cleaned(c, oneLine);
            }
        }
        return new String(clean);
    }

    private static char cleaned(final char c, final boolean oneLine) {
        if (Character.isSurrogate(c)) {
            return REPLACEMENT;
        }
        return c == 0 || (oneLine && Character.isISOControl(c)) ? ' ' : c;
    }
}
