package io.ailog.signature;

import java.util.Arrays;

/** The words and values of a text in their order, each with its place and what it means. */
final class Items {
    /** The meaning of a value, beside those of {@link Vocabulary}. */
    static final int VALUE = 1 << 20;

    private static final int FIELDS = 3;

    private int[] fields = new int[FIELDS * 40];
    private int size;

    void push(final int start, final int end, final int meaning) {
        if (size * FIELDS == fields.length) {
            fields = Arrays.copyOf(fields, fields.length * 2);
        }
        fields[size * FIELDS] = start;
        fields[size * FIELDS + 1] = end;
        fields[size * FIELDS + 2] = meaning;
        size++;
    }

    void truncate(final int newSize) {
        size = newSize;
    }

    int size() {
        return size;
    }

    int start(final int index) {
        return fields[index * FIELDS];
    }

    int end(final int index) {
        return fields[index * FIELDS + 1];
    }

    /** Whether the item, counted from the first, exists and has one of the meanings. */
    boolean is(final int meanings, final int index) {
        return index >= 0 && index < size && (fields[index * FIELDS + 2] & meanings) != 0;
    }

    /** Makes a value of {@code width} characters of an item, and moves those after it. */
    void become(final int index, final int width) {
        final int by = start(index) + width - end(index);
        fields[index * FIELDS + 1] += by;
        fields[index * FIELDS + 2] = VALUE;
        for (int i = index + 1; i < size; i++) {
            fields[i * FIELDS] += by;
            fields[i * FIELDS + 1] += by;
        }
    }
}
