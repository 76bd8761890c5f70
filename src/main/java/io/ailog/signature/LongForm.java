package io.ailog.signature;

/** Values that go on beyond a word: quotations, ranges, padded Base64, what a key is set to, and forms with colons. */
final class LongForm {
    private static final int LONGEST_QUOTATION = 256;
    private static final int SHORTEST_BASE64 = 16;

    private final char[] text;
    private final ColonForm colonForm;

    LongForm(final char[] text) {
        this.text = text;
        colonForm = new ColonForm(text);
    }

    /** The end of a value that starts with a word and goes on beyond it; {@code to} when it doesn't. */
    int end(final int from, final int to, final int kinds) {
        if (to == text.length) {
            return to;
        }
        return switch (text[to]) {
            case ':' -> colonForm.end(from, to);
            case '[' -> text[to - 1] == '-' ? endOfRange(to) : to;
            case '=' -> (kinds & Letters.DIGIT) != 0 && to - from >= SHORTEST_BASE64 ? endOfPadding(to) : to;
            default -> to;
        };
    }

    /** The end of an address that starts with a colon. */
    int endOfAddress(final int from) {
        return colonForm.end(from);
    }

    /** The place after the quotation that starts at {@code from}; {@code from} when none does. */
    int endOfQuotation(final int from) {
        if (from > 0 && Letters.is(Letters.ALPHANUMERIC, text[from - 1])) {
            return from;
        }
        final int last = Math.min(text.length, from + LONGEST_QUOTATION);
        for (int i = from + 1; i < last; i++) {
            if (Letters.closes(text[from], text[i])
                    && (i + 1 == text.length || !Letters.is(Letters.ALPHANUMERIC, text[i + 1]))) {
                return i + 1;
            }
        }
        return from;
    }

    /** The end of what a key is set to, or of its first part before a colon. */
    int endOfAssigned(final int from, final boolean withColons) {
        int to = from;
        while (to < text.length && (isInWord(to) || (withColons && to > from && isColonInWord(to)))) {
            to++;
        }
        return to;
    }

    private boolean isInWord(final int place) {
        return Letters.is(Letters.WORD, text[place]) && !isLeader(place);
    }

    private boolean isColonInWord(final int place) {
        return text[place] == ':' && place + 1 < text.length && Letters.is(Letters.WORD, text[place + 1]);
    }

    /** Whether the character belongs to a row of dots. */
    boolean isLeader(final int dot) {
        return text[dot] == '.'
                && ((dot + 1 < text.length && text[dot + 1] == '.') || (dot > 0 && text[dot - 1] == '.'));
    }

    /** Whether a sign of equality follows. */
    boolean isKey(final int end) {
        int next = end;
        while (next < text.length && Letters.is(Letters.SPACE, text[next])) {
            next++;
        }
        return next < text.length && text[next] == '=';
    }

    /** Whether {@code <} says that a number is smaller, as in {@code <1 ms}. */
    boolean isBound(final int sign) {
        int to = sign + 1;
        while (to < text.length && Letters.is(Letters.WORD, text[to])) {
            to++;
        }
        return to > sign + 1 && Letters.is(Letters.DIGIT, text[sign + 1]) && (to == text.length || text[to] != '>');
    }

    private int endOfRange(final int bracket) {
        int to = bracket + 1;
        while (to < text.length && (Letters.is(Letters.DIGIT, text[to]) || text[to] == '-' || text[to] == ',')) {
            to++;
        }
        return to < text.length && text[to] == ']' ? to + 1 : bracket;
    }

    private int endOfPadding(final int to) {
        final int end = to + 1 < text.length && text[to + 1] == '=' ? to + 2 : to + 1;
        return end == text.length || (!Letters.is(Letters.WORD, text[end]) && text[end] != '=') ? end : to;
    }
}
