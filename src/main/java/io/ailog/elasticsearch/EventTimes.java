package io.ailog.elasticsearch;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Arrays;

/** The times of one document after the other, in order. */
final class EventTimes {
    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final int LONGEST_NUMBER = 40;

    private long[] millis = new long[4];
    private int[] nanos = new int[4];
    private int size;

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    /**
     * Adds a time in milliseconds since 1970, as the server writes it: digits, and a fraction for nanoseconds.
     *
     * @throws NumberFormatException when it is written otherwise
     */
    void add(final char[] text, final int start, final int length) {
        long number = 0;
        for (int i = start; i < start + length; i++) {
            if (text[i] < '0' || text[i] > '9' || length > 18) {
                addFraction(text, start, length);
                return;
            }
            number = 10 * number + text[i] - '0';
        }
        insert(number, 0);
    }

    private void addFraction(final char[] text, final int start, final int length) {
        final BigDecimal number = new BigDecimal(text, start, Math.min(length, LONGEST_NUMBER));
        final BigInteger total =
                number.movePointRight(6).setScale(0, RoundingMode.FLOOR).toBigInteger();
        final long whole = number.setScale(0, RoundingMode.FLOOR).longValue();
        insert(
                whole,
                total.subtract(BigInteger.valueOf(whole).multiply(BigInteger.valueOf(NANOS_PER_MILLI)))
                        .intValue());
    }

    private void insert(final long time, final int fraction) {
        if (size == millis.length) {
            millis = Arrays.copyOf(millis, 2 * size);
            nanos = Arrays.copyOf(nanos, 2 * size);
        }
        int place = size++;
        while (place > 0 && (millis[place - 1] > time || (millis[place - 1] == time && nanos[place - 1] > fraction))) {
            millis[place] = millis[place - 1];
            nanos[place] = nanos[place - 1];
            place--;
        }
        millis[place] = time;
        nanos[place] = fraction;
    }

    /**
     * Whether the time at {@code place} makes an event of {@code span}: the first of its window does. One that lies before
     * the span, in the same window, makes an event of another span.
     */
    boolean isEvent(final int place, final Span span) {
        return span.contains(millis[place])
                && (place == 0 || Span.window(millis[place - 1]) != Span.window(millis[place]));
    }

    long millis(final int place) {
        return millis[place];
    }

    Instant time(final int place) {
        final long time = millis[place];
        return nanos[place] == 0
                ? Instant.ofEpochMilli(time)
                : Instant.ofEpochMilli(time).plusNanos(nanos[place]);
    }
}
