package io.ailog.signature;

import java.util.Arrays;

/** The brackets that a text has opened and not yet closed, each with where its content starts. */
final class Brackets {
    private int[] places = new int[8];
    private int depth;

    void open(final int start, final int item) {
        if (depth * 2 == places.length) {
            places = Arrays.copyOf(places, places.length * 2);
        }
        places[depth * 2] = start;
        places[depth * 2 + 1] = item;
        depth++;
    }

    void clear() {
        depth = 0;
    }

    boolean isOpen() {
        return depth > 0;
    }

    /** Closes the innermost bracket, whose places can be asked for until the next one opens. */
    void close() {
        depth--;
    }

    /** Where the content of the bracket closed last starts in the text. */
    int start() {
        return places[depth * 2];
    }

    /** The first item of the same. */
    int item() {
        return places[depth * 2 + 1];
    }
}
