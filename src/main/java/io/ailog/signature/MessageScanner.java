package io.ailog.signature;

/** Reads a message from its first to its last character, word by word, and writes what doesn't vary. */
final class MessageScanner {
    private static final int PLACEHOLDER = 3;

    private final char[] text;
    private final LongForm longForm;
    private final NormalText normal;
    private int at;
    private boolean settled = true;

    /** Reads {@code text} and writes in {@code normal}. */
    MessageScanner(final char[] text, final NormalText normal) {
        this.text = text;
        this.normal = normal;
        longForm = new LongForm(text);
    }

    String normalText() {
        normal.clear();
        while (at < text.length && !normal.isFull()) {
            final char c = text[at];
            final int kind = Letters.kind(c);
            if ((kind & Letters.WORD) != 0) {
                word();
            } else if ((kind & Letters.SPACE) != 0) {
                normal.space();
                at++;
            } else if ((kind & Letters.QUOTE) != 0) {
                quotation(c);
            } else if ((kind & Letters.OPENING) != 0) {
                normal.open(c);
                at++;
            } else if ((kind & Letters.CLOSING) != 0) {
                normal.close(c);
                at++;
            } else {
                other(c);
            }
        }
        settled &= at >= text.length;
        return normal.finish();
    }

    /** Whether reading the result again gives the same for sure: no quotation is open, and nothing was left out. */
    boolean isSettled() {
        return settled;
    }

    private void word() {
        final int from = at;
        final char[] characters = text;
        int kinds = 0;
        int to = from;
        while (to < characters.length) {
            final int kind = Letters.kind(characters[to]);
            if ((kind & Letters.WORD) == 0 || ((kind & Letters.DOT) != 0 && longForm.isLeader(to))) {
                break;
            }
            kinds |= kind;
            to++;
        }
        if ((kinds & Letters.END_MARK) != 0) {
            to = text[from] == '.' ? from : withoutEndMarks(from, to);
        }
        if (to == from || (kinds & Letters.ALPHANUMERIC) == 0) {
            marks(from, Math.max(to, from + 1));
        } else {
            word(to, kinds);
        }
    }

    private void word(final int to, final int kinds) {
        final int end = longForm.end(at, to, kinds);
        final boolean exception = ExceptionName.ends(text, at, to);
        if (end > to || (!exception && WordShape.isValue(text, at, to, kinds))) {
            value(end);
        } else {
            final int start = exception ? ExceptionName.simpleStart(text, at, to) : at;
            normal.word(text, start, to, Vocabulary.meaning(text, start, to));
            at = to;
        }
    }

    private int withoutEndMarks(final int from, final int to) {
        int end = to;
        while (end > from && Letters.is(Letters.END_MARK, text[end - 1])) {
            end--;
        }
        return end;
    }

    private void marks(final int from, final int to) {
        if (to - from == 1 && text[from] == '%') {
            normal.word(text, from, to, Vocabulary.UNIT);
            at = to;
            return;
        }
        for (at = from; at < to && !normal.isFull(); at++) {
            normal.punctuation(text[at]);
        }
    }

    private void quotation(final char opening) {
        final int end = longForm.endOfQuotation(at);
        final boolean whole = at == 0 && end == text.length;
        if (end == at || whole || isKey(end) || isRequest()) {
            settled &= normal.endsInWord();
            normal.punctuation(opening);
            at++;
        } else {
            value(end);
        }
    }

    /** Whether a quotation is the key of a pair, as in {@code {"id": 1, "state": 2}}. */
    private boolean isKey(final int end) {
        int before = at - 1;
        while (before > 0 && Letters.is(Letters.SPACE, text[before])) {
            before--;
        }
        return end < text.length && text[end] == ':' && before >= 0 && (text[before] == '{' || text[before] == ',');
    }

    private boolean isAfterWord() {
        return at > 0 && Letters.is(Letters.WORD, text[at - 1]);
    }

    private boolean isRequest() {
        int to = at + 1;
        while (to < text.length && Letters.is(Letters.LETTER, text[to])) {
            to++;
        }
        return to < text.length
                && Letters.is(Letters.SPACE, text[to])
                && (Vocabulary.meaning(text, at + 1, to) & Vocabulary.METHOD) != 0;
    }

    private void other(final char c) {
        if (c == '<' && isPlaceholder()) {
            value(at + PLACEHOLDER);
        } else if (c == '<' && longForm.isBound(at)) {
            at++;
        } else if (c == ':' && !isAfterWord() && longForm.endOfAddress(at) > at) {
            value(longForm.endOfAddress(at));
        } else {
            normal.punctuation(c);
            at++;
            if (c == '=' && isAssignment(at - 1)) {
                assigned();
            }
        }
    }

    private boolean isPlaceholder() {
        return at + 2 < text.length && text[at + 1] == '*' && text[at + 2] == '>';
    }

    /** Whether the sign at {@code sign} stands alone, not in an operator such as {@code ==}. */
    private boolean isAssignment(final int sign) {
        final char before = sign > 0 ? text[sign - 1] : ' ';
        final char after = sign + 1 < text.length ? text[sign + 1] : ' ';
        return "=!<>".indexOf(before) < 0 && after != '=' && after != '>';
    }

    /** Masks what a key is set to, unless it is a boolean, an exception, or the next key. */
    private void assigned() {
        int from = at;
        while (from < text.length && Letters.is(Letters.SPACE, text[from])) {
            from++;
        }
        final int to = withoutEndMarks(from, longForm.endOfAssigned(from, from == at));
        if (!hasAlphanumeric(from, to) || (from > at && longForm.isKey(to))) {
            return;
        }
        if (from > at) {
            normal.space();
        }
        if ((Vocabulary.meaning(text, from, to) & Vocabulary.BOOLEAN) != 0 || ExceptionName.ends(text, from, to)) {
            at = from;
        } else {
            value(to);
        }
    }

    private boolean hasAlphanumeric(final int from, final int to) {
        for (int i = from; i < to; i++) {
            if (Letters.is(Letters.ALPHANUMERIC, text[i])) {
                return true;
            }
        }
        return false;
    }

    private void value(final int end) {
        normal.value();
        at = end;
    }
}
