package io.ailog.signature;

/** The kinds of characters that a message consists of, as bits that can be gathered over a word. */
final class Letters {
    static final int LETTER = 1;
    static final int DIGIT = 1 << 1;
    /** Joins the parts of one word: a path, a host's name, an identifier. */
    static final int JOINT = 1 << 2;

    static final int WORD = LETTER | DIGIT | JOINT;
    static final int ALPHANUMERIC = LETTER | DIGIT;
    static final int SPACE = 1 << 3;
    static final int QUOTE = 1 << 4;
    static final int OPENING = 1 << 5;
    static final int CLOSING = 1 << 6;
    static final int OTHER = 1 << 7;
    /** No hexadecimal digit. */
    static final int NO_HEX = 1 << 8;

    static final int DOT = 1 << 9;
    static final int SLASH = 1 << 10;
    static final int BACKSLASH = 1 << 11;
    static final int AT = 1 << 12;
    /** Stands between values that make one value together. */
    static final int JOINER = 1 << 13;
    /** Ends a sentence or a word without being part of it. */
    static final int END_MARK = 1 << 14;

    private static final int[] ASCII = new int[128];

    static {
        for (char c = 0; c < ASCII.length; c++) {
            ASCII[c] = c <= ' ' || c == 127 ? SPACE : OTHER;
        }
        become("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", LETTER);
        become("0123456789", DIGIT);
        become("_-./\\@$%+*~&#!?^", JOINT | NO_HEX);
        become("\"'`", QUOTE);
        become("([{", OPENING);
        become(")]}", CLOSING);
        mark("ghijklmnopqrstuvwxyzGHIJKLMNOPQRSTUVWXYZ", NO_HEX);
        mark(".", DOT);
        mark("/", SLASH);
        mark("\\", BACKSLASH);
        mark("@", AT);
        mark(" ,:;-|#/+*", JOINER);
        mark(".!?*~", END_MARK);
    }

    private Letters() {}

    private static void become(final String characters, final int kind) {
        characters.chars().forEach(c -> ASCII[c] = kind);
    }

    private static void mark(final String characters, final int kind) {
        characters.chars().forEach(c -> ASCII[c] |= kind);
    }

    static int kind(final char c) {
        return c < ASCII.length ? ASCII[c] : beyondAscii(c);
    }

    static boolean is(final int kinds, final char c) {
        return (kind(c) & kinds) != 0;
    }

    static boolean isHex(final char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    /** Whether {@code c} ends the quotation that {@code opening} begins. */
    static boolean closes(final char opening, final char c) {
        return switch (opening) {
            case '\u201e', '\u201c' -> c == '\u201c' || c == '\u201d';
            case '\u201a', '\u2018' -> c == '\u2018' || c == '\u2019';
            case '\u00ab' -> c == '\u00bb';
            case '\u00bb' -> c == '\u00ab';
            default -> c == opening;
        };
    }

    private static int beyondAscii(final char c) {
        if (c >= '\u00d8' && c <= '\u024f' && c != '\u00f7') {
            return LETTER | NO_HEX;
        }
        if ("\u201e\u201c\u201a\u2018\u00ab\u00bb".indexOf(c) >= 0) {
            return QUOTE;
        }
        return switch (Character.getType(c)) {
            case Character.DECIMAL_DIGIT_NUMBER -> DIGIT | NO_HEX;
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> SPACE;
            case Character.DASH_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.MATH_SYMBOL,
                    Character.CURRENCY_SYMBOL -> OTHER;
            default -> LETTER | NO_HEX;
        };
    }
}
