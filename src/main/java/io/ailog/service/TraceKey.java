package io.ailog.service;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Identifiers of traces in few numbers, with which the trace's row begins: eight hexadecimal digits in each, or four
 * bytes of UTF-8 where there are other characters. The first number says how many digits or bytes there are.
 */
final class TraceKey {
    private static final int DIGITS = 8;
    private static final int BYTES = 4;
    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private TraceKey() {}

    static int[] of(final String id) {
        return isHex(id) ? hex(id) : bytes(id.getBytes(StandardCharsets.UTF_8));
    }

    /** The identifier with whose key {@code row} begins. */
    static String id(final int[] row) {
        final int count = row[0] >>> 1;
        if ((row[0] & 1) == 1) {
            final StringBuilder id = new StringBuilder(count);
            for (int i = 0; i < count; i++) {
                id.append(Character.forDigit((row[1 + i / DIGITS] >>> (28 - i % DIGITS * 4)) & 15, 16));
            }
            return id.toString();
        }
        final byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) (row[1 + i / BYTES] >>> (24 - i % BYTES * 8));
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Of how many numbers the key of {@code row} consists. */
    static int length(final int[] row) {
        final int perNumber = (row[0] & 1) == 1 ? DIGITS : BYTES;
        return 1 + ((row[0] >>> 1) + perNumber - 1) / perNumber;
    }

    static boolean isSame(final int[] row, final int[] other) {
        if (row[0] != other[0]) {
            return false;
        }
        return compare(row, other) == 0;
    }

    /** An order of keys that only depends on them. */
    static int compare(final int[] row, final int[] other) {
        final int length = Math.min(length(row), length(other));
        for (int i = 1; i < length; i++) {
            if (row[i] != other[i]) {
                return Integer.compareUnsigned(row[i], other[i]);
            }
        }
        return Integer.compare(row[0], other[0]);
    }

    static int hash(final int[] row) {
        long hash = row[0];
        final int length = length(row);
        for (int i = 1; i < length; i++) {
            hash = (hash ^ row[i]) * PRIME;
            hash ^= hash >>> 32;
        }
        return (int) hash;
    }

    private static boolean isHex(final String id) {
        for (int i = 0; i < id.length(); i++) {
            final char c = id.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    private static int[] hex(final String id) {
        final int[] key = new int[1 + (id.length() + DIGITS - 1) / DIGITS];
        key[0] = (id.length() << 1) | 1;
        for (int i = 0; i < id.length(); i++) {
            key[1 + i / DIGITS] |= HexFormat.fromHexDigit(id.charAt(i)) << (28 - i % DIGITS * 4);
        }
        return key;
    }

    private static int[] bytes(final byte[] id) {
        final int[] key = new int[1 + (id.length + BYTES - 1) / BYTES];
        key[0] = id.length << 1;
        for (int i = 0; i < id.length; i++) {
            key[1 + i / BYTES] |= (id[i] & 0xFF) << (24 - i % BYTES * 8);
        }
        return key;
    }
}
