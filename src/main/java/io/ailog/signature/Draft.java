package io.ailog.signature;

import java.util.Arrays;

/** A text while it is written, and the words and values in it. */
final class Draft {
    private static final String PLACEHOLDER = "<*>";
    private static final int WIDEST_JOINT = 8;

    private char[] text = new char[256];
    private int length;
    private final Items items = new Items();

    int length() {
        return length;
    }

    int count() {
        return items.size();
    }

    boolean isValue(final int item) {
        return items.is(Items.VALUE, item);
    }

    /** Whether there is such an item and it is a word with one of the meanings. */
    boolean is(final int meanings, final int item) {
        return items.is(meanings, item);
    }

    int start(final int item) {
        return items.start(item);
    }

    int end(final int item) {
        return items.end(item);
    }

    boolean endsWith(final char c) {
        return length > 0 && text[length - 1] == c;
    }

    char at(final int place) {
        return place < length ? text[place] : 0;
    }

    void append(final char c) {
        reserve(1);
        text[length++] = c;
    }

    void word(final char[] source, final int from, final int to, final int meaning) {
        reserve(to - from);
        System.arraycopy(source, from, text, length, to - from);
        items.push(length, length + to - from, meaning);
        length += to - from;
    }

    void value() {
        reserve(PLACEHOLDER.length());
        items.push(length, length + PLACEHOLDER.length(), Items.VALUE);
        text[length++] = '<';
        text[length++] = '*';
        text[length++] = '>';
    }

    /** Drops everything from {@code place} on, where {@code item} is the first that goes. */
    void truncate(final int place, final int item) {
        length = place;
        items.truncate(item);
    }

    /** Makes a value of a word that is already written. */
    void mask(final int item) {
        final int end = items.end(item);
        final int by = items.start(item) + PLACEHOLDER.length() - end;
        reserve(by);
        System.arraycopy(text, end, text, end + by, length - end);
        PLACEHOLDER.getChars(0, PLACEHOLDER.length(), text, items.start(item));
        length += by;
        items.become(item, PLACEHOLDER.length());
    }

    /** Whether only blanks follow an item. */
    boolean isLast(final int item) {
        return isBlank(items.end(item), length);
    }

    /** Whether only a colon and blanks follow an item. */
    boolean isKey(final int item) {
        final int end = items.end(item);
        return at(end) == ':' && isBlank(end + 1, length);
    }

    /** Whether only blanks are between an item and the next. */
    boolean isBeforeNext(final int item) {
        return isBlank(items.end(item), items.start(item + 1));
    }

    boolean isBlank(final int from, final int to) {
        for (int i = from; i < to; i++) {
            if (text[i] != ' ') {
                return false;
            }
        }
        return true;
    }

    /** Whether what follows the last item would make one value of it and a value that comes now. */
    boolean isJoint() {
        final int from = items.end(items.size() - 1);
        boolean joint = length - from <= WIDEST_JOINT;
        for (int i = from; i < length && joint; i++) {
            joint = Letters.is(Letters.JOINER, text[i]);
        }
        return joint;
    }

    /** Whether there is one of the kinds of characters, or a sign of equality, from {@code place} on. */
    boolean hasAfter(final int place, final int kinds) {
        for (int i = place; i < length; i++) {
            if (text[i] == '=' || Letters.is(kinds, text[i])) {
                return true;
            }
        }
        return false;
    }

    String text() {
        int end = length;
        while (end > 0 && text[end - 1] == ' ') {
            end--;
        }
        return new String(text, 0, end);
    }

    private void reserve(final int more) {
        if (length + more > text.length) {
            text = Arrays.copyOf(text, Math.max(text.length * 2, length + more));
        }
    }
}
