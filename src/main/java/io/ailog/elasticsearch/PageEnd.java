package io.ailog.elasticsearch;

import java.util.Arrays;

/**
 * How far a page goes.
 *
 * @param hits documents of it
 * @param last the place of the last of them, from which the next page goes on
 * @param broken whether there is more in it, which can't be read
 */
record PageEnd(int hits, long last, boolean broken) {
    private static final byte[] SORT = {'"', 's', 'o', 'r', 't', '"', ':', '['};

    /** Distance to the end of {@link #SORT} of the last occurrence of each byte but its last, by Horspool (1980). */
    private static final int[] SHIFTS = shifts();

    /**
     * Found out by looking for the places alone, which is much faster than reading the page, and right unless documents
     * have a field of that name. There may be fewer documents than this says, never more.
     */
    static PageEnd scan(final byte[] bytes, final int start, final int length) {
        int hits = 0;
        int found = -1;
        int at = start + SORT.length - 1;
        while (at < length) {
            if (bytes[at] == '[' && matches(bytes, at - SORT.length + 1)) {
                hits++;
                found = at + 1;
            }
            at += SHIFTS[bytes[at] & 0xff];
        }
        return new PageEnd(hits, found < 0 ? PageRequest.START : number(bytes, found, length), false);
    }

    private static boolean matches(final byte[] bytes, final int start) {
        for (int i = 0; i < SORT.length; i++) {
            if (bytes[start + i] != SORT[i]) {
                return false;
            }
        }
        return true;
    }

    private static long number(final byte[] bytes, final int start, final int length) {
        long number = 0;
        for (int at = start; at < length && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            number = 10 * number + bytes[at] - '0';
        }
        return number;
    }

    private static int[] shifts() {
        final int[] shifts = new int[256];
        Arrays.fill(shifts, SORT.length);
        for (int i = 0; i < SORT.length - 1; i++) {
            shifts[SORT[i]] = SORT.length - 1 - i;
        }
        return shifts;
    }
}
