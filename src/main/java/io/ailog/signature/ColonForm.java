package io.ailog.signature;

/** A value whose parts are joined by colons: a URL, a MAC or IPv6 address, a Windows path. */
final class ColonForm {
    private static final int LONGEST_GROUP = 4;
    private static final int MOST_GROUPS = 20;

    private final char[] text;

    ColonForm(final char[] text) {
        this.text = text;
    }

    /** The end of an address that starts with a colon at {@code from}; {@code from} when there is none. */
    int end(final int from) {
        return from + 2 < text.length && text[from + 1] == ':' && Letters.isHex(text[from + 2]) ? groups(from) : from;
    }

    /** The end of the form that starts with the word {@code from} to {@code colon}; {@code colon} if there is none. */
    int end(final int from, final int colon) {
        if (colon + 2 < text.length && text[colon + 1] == '/' && text[colon + 2] == '/') {
            return url(colon + 3);
        }
        if (colon - from == 1 && colon + 1 < text.length && (text[colon + 1] == '\\' || text[colon + 1] == '/')) {
            return path(colon + 1);
        }
        return colon - from <= LONGEST_GROUP ? Math.max(colon, groups(from)) : colon;
    }

    private int url(final int from) {
        int to = from;
        while (to < text.length && isInUrl(text[to])) {
            to++;
        }
        while (to > from && isAfterUrl(text[to - 1])) {
            to--;
        }
        return to;
    }

    private static boolean isInUrl(final char c) {
        return !Letters.is(Letters.SPACE | Letters.QUOTE, c) && c != '<' && c != '>';
    }

    private static boolean isAfterUrl(final char c) {
        return Letters.is(Letters.END_MARK | Letters.CLOSING, c) || c == ',' || c == ';' || c == ':';
    }

    private int path(final int from) {
        int to = from;
        while (to < text.length && Letters.is(Letters.WORD, text[to])) {
            to++;
        }
        return to;
    }

    private int groups(final int from) {
        int at = from;
        int colons = 0;
        boolean digits = false;
        while (at < text.length && colons < MOST_GROUPS) {
            final int start = at;
            while (at < text.length && Letters.isHex(text[at]) && at - start < LONGEST_GROUP) {
                digits |= text[at] <= '9';
                at++;
            }
            if (at == text.length || text[at] != ':' || at + 1 == text.length || !inAddress(text[at + 1])) {
                break;
            }
            colons++;
            at++;
        }
        final boolean whole = at == text.length || !Letters.is(Letters.ALPHANUMERIC, text[at]);
        return colons > 1 && digits && whole ? at : from;
    }

    private static boolean inAddress(final char c) {
        return c == ':' || Letters.isHex(c);
    }
}
