package io.ailog.signature;

/**
 * The rules by which words and values make a normalised text. What comes in may change what stands before it: values
 * side by side are one value, and a word between {@code for} and {@code from} turns out to be a name.
 */
final class NormalText {
    /** Characters after which no further word is taken. */
    static final int LIMIT = 1000;

    private final Draft draft = new Draft();
    private final Brackets brackets = new Brackets();
    private boolean nextIsValue;

    /** Forgets what was written. */
    void clear() {
        draft.truncate(0, 0);
        brackets.clear();
        nextIsValue = false;
    }

    boolean isFull() {
        return draft.length() >= LIMIT;
    }

    boolean endsInWord() {
        return draft.length() > 0 && Letters.is(Letters.ALPHANUMERIC, draft.at(draft.length() - 1));
    }

    void space() {
        if (draft.length() > 0 && !draft.endsWith(' ')) {
            draft.append(' ');
        }
    }

    void punctuation(final char c) {
        draft.append(c);
    }

    void open(final char c) {
        draft.append(c);
        brackets.open(draft.length(), draft.count());
    }

    void close(final char c) {
        if (brackets.isOpen()) {
            brackets.close();
            new BracketContent(draft, brackets.start(), brackets.item()).close(c);
        } else {
            draft.append(c);
        }
    }

    /** Takes a word that isn't a value by itself. */
    void word(final char[] source, final int from, final int to, final int meaning) {
        final int last = draft.count() - 1;
        if (meaning == 0 && !nextIsValue && !draft.is(Vocabulary.NAMED | Vocabulary.CHOICE, last)) {
            draft.word(source, from, to, meaning);
        } else if (isUnit(last, meaning)) {
            draft.truncate(draft.end(last), last + 1);
        } else if (nextIsValue
                || isName(last, meaning)
                || isChoice(last, source, from, to)
                || ((meaning & Vocabulary.SWITCH) != 0 && brackets.isOpen())) {
            value();
        } else {
            settleTransition(last, meaning);
            draft.word(source, from, to, meaning);
        }
    }

    void value() {
        nextIsValue = false;
        settleOrigin();
        int last = draft.count() - 1;
        while (draft.is(Items.VALUE | Vocabulary.CALENDAR, last) && draft.isJoint()) {
            draft.truncate(draft.start(last), last);
            last--;
        }
        draft.value();
    }

    String finish() {
        return draft.text();
    }

    /** Whether a word follows a value that it measures, as in {@code 12 ms}. */
    private boolean isUnit(final int last, final int meaning) {
        return (meaning & (Vocabulary.UNIT | Vocabulary.CALENDAR)) != 0 && draft.isValue(last) && draft.isLast(last);
    }

    /** Whether a word is somebody's name, as in {@code for user bob} and {@code user: bob}. */
    private boolean isName(final int last, final int meaning) {
        return draft.is(Vocabulary.NAMED, last)
                && (meaning & Vocabulary.NO_NAME) == 0
                && ((draft.is(Vocabulary.INTRODUCTION, last - 1) && draft.isLast(last)) || draft.isKey(last));
    }

    /** Whether a word is one of a few constants, as in {@code state: RUNNING}. */
    private boolean isChoice(final int last, final char[] source, final int from, final int to) {
        if (!draft.is(Vocabulary.CHOICE, last) || to - from < 2 || !WordShape.isConstant(source, from, to)) {
            return false;
        }
        return draft.isLast(last) || draft.isKey(last);
    }

    /** Masks both states in {@code from NEW to DONE}. */
    private void settleTransition(final int last, final int meaning) {
        if ((meaning & Vocabulary.TO) != 0
                && draft.is(Vocabulary.FROM, last - 1)
                && !draft.isValue(last)
                && draft.isLast(last)
                && draft.isBeforeNext(last - 1)) {
            draft.mask(last);
            nextIsValue = true;
        }
    }

    /** Masks the word in the middle of {@code for root from 10.0.0.1} and {@code user bob at 10.0.0.1}. */
    private void settleOrigin() {
        final int last = draft.count() - 1;
        final boolean origin = (draft.is(Vocabulary.FROM, last) && draft.is(Vocabulary.FOR, last - 2))
                || (draft.is(Vocabulary.CONTINUATION, last) && draft.is(Vocabulary.NAMED, last - 2));
        if (origin
                && !draft.is(Items.VALUE | Vocabulary.NO_NAME, last - 1)
                && draft.isLast(last)
                && draft.isBeforeNext(last - 1)
                && draft.isBeforeNext(last - 2)) {
            draft.mask(last - 1);
        }
    }
}
