package io.ailog.elasticsearch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of one answer, in an array that is used again for the next one. */
final class PageBuffer {
    private static final int FIRST = 1 << 16;

    private final int limit;
    private byte[] bytes = {};
    private int length;
    private boolean tooLong;

    /** @param limit bytes of an answer at most */
    PageBuffer(final int limit) {
        this.limit = limit;
    }

    void clear() {
        length = 0;
        tooLong = false;
    }

    /** Whether there was room for {@code source}. */
    boolean add(final ByteBuffer source) {
        final int added = source.remaining();
        tooLong = tooLong || added > limit - length;
        if (!tooLong) {
            reserve(length + added);
            source.get(bytes, length, added);
            length += added;
        }
        return !tooLong;
    }

    private void reserve(final int size) {
        if (size > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(limit, Math.max(FIRST, Math.max(size, bytes.length * 2L))));
        }
    }

    boolean isTooLong() {
        return tooLong;
    }

    /** Not to be changed; what lies behind {@link #length} belongs to older answers. */
    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** From {@code start} to the end, with replacement characters for what is no UTF-8. */
    String text(final int start) {
        return new String(bytes, start, length - start, StandardCharsets.UTF_8);
    }
}
