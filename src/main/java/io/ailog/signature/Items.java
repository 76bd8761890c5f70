package io.ailog.signature;

import java.util.Arrays;

/** The words and values of a text in their order, each with its place and what it means, packed into one number. */
final class Items {
    /** The meaning of a value, beside those of {@link Vocabulary}. */
    static final int VALUE = 1 << 20;

    /** Bits for a place in a text, and for a meaning. */
    private static final int BITS = 21;

    private static final int MASK = (1 << BITS) - 1;

    private long[] items = new long[40];
    private int size;

    void push(final int start, final int end, final int meaning) {
        if (size == items.length) {
            items = Arrays.copyOf(items, items.length * 2);
        }
        items[size++] = packed(start, end, meaning);
    }

    void truncate(final int newSize) {
        size = newSize;
    }

    int size() {
        return size;
    }

    int start(final int index) {
        return (int) (items[index] >>> (2 * BITS));
    }

    int end(final int index) {
        return (int) (items[index] >>> BITS) & MASK;
    }

    /** Whether the item, counted from the first, exists and has one of the meanings. */
    boolean is(final int meanings, final int index) {
        return index >= 0 && index < size && (items[index] & meanings) != 0;
    }

    /** Makes a value of {@code width} characters of an item, and moves those after it. */
    void become(final int index, final int width) {
        final int by = start(index) + width - end(index);
        items[index] = packed(start(index), end(index) + by, VALUE);
        for (int i = index + 1; i < size; i++) {
            items[i] = packed(start(i) + by, end(i) + by, (int) items[i] & MASK);
        }
    }

    private static long packed(final int start, final int end, final int meaning) {
        return ((long) start << (2 * BITS)) | ((long) end << BITS) | meaning;
    }
}
