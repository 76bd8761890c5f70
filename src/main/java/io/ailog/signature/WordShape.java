package io.ailog.signature;

/** What a word looks like. */
final class WordShape {
    private static final int LONGEST_WORD = 64;
    private static final int SHORTEST_HEX = 8;

    private WordShape() {}

    /**
     * Whether {@code text[from, to)} varies from message to message by the looks of it.
     *
     * @param kinds the kinds of its characters, see {@link Letters}
     */
    static boolean isValue(final char[] text, final int from, final int to, final int kinds) {
        final int length = to - from;
        if (length > LONGEST_WORD || (kinds & Letters.BACKSLASH) != 0) {
            return true;
        }
        if ((kinds & Letters.DIGIT) != 0) {
            return !isCode(text, from, to);
        }
        if (length <= 2) {
            return isItem(text, from, to);
        }
        return (length >= SHORTEST_HEX && (kinds & Letters.NO_HEX) == 0)
                || ((kinds & Letters.AT) != 0 && text[from] != '@' && text[to - 1] != '@')
                || ((kinds & (Letters.SLASH | Letters.DOT)) != 0 && isPathOrHost(text, from, to));
    }

    /** Whether a word consists of capital letters and underscores, as constants in programs do. */
    static boolean isConstant(final char[] text, final int from, final int to) {
        for (int i = from; i < to; i++) {
            if ((text[i] < 'A' || text[i] > 'Z') && text[i] != '_') {
                return false;
            }
        }
        return true;
    }

    private static boolean isPathOrHost(final char[] text, final int from, final int to) {
        int dots = 0;
        int slashes = 0;
        for (int i = from; i < to; i++) {
            dots += text[i] == '.' ? 1 : 0;
            slashes += text[i] == '/' ? 1 : 0;
        }
        return slashes > 1
                || (slashes == 1 && (dots > 0 || text[from] == '/'))
                || (dots > 0 && isDotted(text, from, to, dots));
    }

    /** A host, a package, a class, a file. */
    private static boolean isDotted(final char[] text, final int from, final int to, final int dots) {
        final char next = to < text.length ? text[to] : ' ';
        final boolean number = to + 1 < text.length && Letters.is(Letters.DIGIT, text[to + 1]);
        if (next == '(' && !number) {
            return dots > 2;
        }
        return dots > 1 || (next == ':' && number && isLowerCase(text, from, to)) || hasSuffix(text, from, to);
    }

    private static boolean hasSuffix(final char[] text, final int from, final int to) {
        int dot = to - 1;
        while (text[dot] != '.') {
            dot--;
        }
        return dot > from && (Vocabulary.meaning(text, dot + 1, to) & Vocabulary.SUFFIX) != 0;
    }

    private static boolean isLowerCase(final char[] text, final int from, final int to) {
        for (int i = from; i < to; i++) {
            if (text[i] >= 'A' && text[i] <= 'Z') {
                return false;
            }
        }
        return true;
    }

    /** A single letter with a sign, or a single capital letter that isn't a word, as in the list {@code X+ X- Y}. */
    private static boolean isItem(final char[] text, final int from, final int to) {
        final char c = text[from];
        final boolean signed = to - from == 2 && (text[from + 1] == '+' || text[from + 1] == '-');
        return signed || (from > 0 && to - from == 1 && c >= 'A' && c <= 'Z' && c != 'A' && c != 'I');
    }

    /** The name of a function or of a part of a program, such as {@code jk2_init()} or {@code Pool2::take}. */
    private static boolean isCode(final char[] text, final int from, final int to) {
        final boolean called = to + 1 < text.length && text[to] == '(' && text[to + 1] == ')';
        final boolean scope = to + 1 < text.length && text[to] == ':' && text[to + 1] == ':';
        final boolean scoped = from > 1 && text[from - 1] == ':' && text[from - 2] == ':';
        return (called || scope || scoped) && isIdentifier(text, from, to);
    }

    private static boolean isIdentifier(final char[] text, final int from, final int to) {
        int letters = 0;
        for (int i = from; i < to; i++) {
            if (Letters.is(Letters.JOINT, text[i]) && text[i] != '_') {
                return false;
            }
            letters += Letters.is(Letters.LETTER, text[i]) && !Letters.isHex(text[i]) ? 1 : 0;
        }
        return letters > 1 && Letters.is(Letters.LETTER, text[from]);
    }
}
