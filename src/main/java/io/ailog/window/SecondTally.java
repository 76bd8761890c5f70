package io.ailog.window;

import java.util.Arrays;

/** How many errors each second of a window has; small while there are few. Not for several threads. */
public final class SecondTally {
    private static final int MINUTE = 60;
    private static final int SECONDS = (int) Window.LENGTH.toSeconds();
    /** Errors up to which their seconds take less room than a count for each second. */
    private static final int FEW = 2 * SECONDS;

    private short[] few = new short[4];
    private int size;
    private int[] counts = {};

    /** Counts an error at {@code second} of the window, 0 to 899. */
    public void add(final int second) {
        if (counts.length > 0) {
            counts[second]++;
        } else if (size == FEW) {
            counts = counts();
            counts[second]++;
        } else {
            few = size == few.length ? Arrays.copyOf(few, size * 2) : few;
            few[size++] = (short) second;
        }
    }

    public void merge(final SecondTally other) {
        if (other.counts.length == 0) {
            for (int i = 0; i < other.size; i++) {
                add(other.few[i]);
            }
            return;
        }
        counts = counts();
        for (int second = 0; second < SECONDS; second++) {
            counts[second] += other.counts[second];
        }
    }

    /** The busiest minute of {@code window}, whose errors these are; there must be one. */
    public BusiestMinute busiest(final Window window) {
        final int[] errors = counts();
        long sum = 0;
        long most = 0;
        int start = 0;
        for (int second = 0; second < SECONDS; second++) {
            sum += errors[second] - (second < MINUTE ? 0 : errors[second - MINUTE]);
            if (second >= MINUTE - 1 && sum > most) {
                most = sum;
                start = second - MINUTE + 1;
            }
        }
        return new BusiestMinute(most, window.start().plusSeconds(start));
    }

    private int[] counts() {
        if (counts.length > 0) {
            return counts;
        }
        final int[] result = new int[SECONDS];
        for (int i = 0; i < size; i++) {
            result[few[i]]++;
        }
        return result;
    }
}
