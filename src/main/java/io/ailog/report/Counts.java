package io.ailog.report;

import java.util.Arrays;
import java.util.OptionalInt;

/** Errors of one namespace in each window of a range, and which windows were not collected: not the same as none. */
public final class Counts {
    private static final int NOT_COLLECTED = -1;

    private final int[] errors;

    private Counts(final int[] errors) {
        this.errors = errors;
    }

    /** {@code windows} windows, none of which was collected. */
    public static Counts none(final int windows) {
        final int[] errors = new int[windows];
        Arrays.fill(errors, NOT_COLLECTED);
        return new Counts(errors);
    }

    /**
     * Records that a window was collected.
     *
     * @param window number in the range, from 0
     * @param count errors, 0 or more; beyond 2,147,483,647 that many
     */
    public void set(final int window, final long count) {
        if (count < 0) {
            throw new IllegalArgumentException("`count` must be 0 or more, was " + count);
        }
        errors[window] = (int) Math.min(count, Integer.MAX_VALUE);
    }

    /** The number of windows. */
    public int windows() {
        return errors.length;
    }

    /**
     * Errors in a window, empty when it was not collected.
     *
     * @param window number in the range, from 0
     */
    public OptionalInt of(final int window) {
        return isCollected(window) ? OptionalInt.of(errors[window]) : OptionalInt.empty();
    }

    /**
     * Whether a window was collected.
     *
     * @param window number in the range, from 0
     */
    public boolean isCollected(final int window) {
        return errors[window] != NOT_COLLECTED;
    }

    /** How many windows were collected. */
    public long collected() {
        return Arrays.stream(errors).filter(count -> count != NOT_COLLECTED).count();
    }

    /** Errors of all collected windows. */
    public long total() {
        return Arrays.stream(errors)
                .filter(count -> count != NOT_COLLECTED)
                .asLongStream()
                .sum();
    }
}
