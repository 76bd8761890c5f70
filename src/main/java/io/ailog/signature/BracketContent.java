package io.ailog.signature;

/** What stands between two brackets of a text, where the closing one comes now. */
final class BracketContent {
    private final Draft draft;
    private final int start;
    private final int first;

    /** The content from {@code start} on, whose first word or value is {@code first}. */
    BracketContent(final Draft draft, final int start, final int first) {
        this.draft = draft;
        this.start = start;
        this.first = first;
    }

    /** Makes one value of a list, drops what only says a value again, and closes the bracket otherwise. */
    void close(final char closing) {
        if (isMostlyValues() || isList()) {
            draft.truncate(start, first);
            draft.value();
        }
        if (isAfterValue() && (draft.length() == start || isOneValue())) {
            draft.truncate(draft.end(first - 1), first);
        } else {
            draft.append(closing);
        }
    }

    private boolean isAfterValue() {
        return draft.isValue(first - 1) && draft.isBlank(draft.end(first - 1), start - 1);
    }

    private boolean isOneValue() {
        return draft.isValue(first)
                && draft.count() - first == 1
                && draft.start(first) == start
                && draft.end(first) == draft.length();
    }

    private boolean isMostlyValues() {
        int values = 0;
        for (int i = first; i < draft.count(); i++) {
            values += draft.isValue(i) ? 1 : 0;
        }
        return values > 0
                && values * 2 >= draft.count() - first
                && !draft.hasAfter(start, Letters.OPENING | Letters.CLOSING);
    }

    /** Whether there are two or more single words or values with commas between them. */
    private boolean isList() {
        final int last = draft.count() - 1;
        if (last <= first || !draft.isBlank(start, draft.start(first)) || !draft.isLast(last)) {
            return false;
        }
        for (int i = first; i < last; i++) {
            final int end = draft.end(i);
            if (draft.at(end) != ',' || !draft.isBlank(end + 1, draft.start(i + 1))) {
                return false;
            }
        }
        return true;
    }
}
